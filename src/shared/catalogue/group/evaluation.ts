import { metrics } from '../metrics'
import { computed, entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'
import type { DefaultContext } from '../values'

const entry = entriesOf('evaluation', true)
const loggingEntry = entriesOf('logging', true)

function hasValidation({ get }: DefaultContext): boolean {
  return get('validation_file').length > 0 || get('validation_split') !== null
}

function isEvaluated({ get }: DefaultContext): boolean {
  return get('eval_strategy') !== 'no'
}

/** When the model is scored, and what follows from the scores. */
export const evaluationEntries: readonly CatalogueEntry[] = [
  loggingEntry({
    key: 'logging_steps',
    type: { type: 'steps', exclusiveMin: 0 },
    unit: 'steps, below 1 a share of all steps',
    default: fixed(10),
    documentation: {
      summary: 'Steps between two points of the loss curve.',
      detail: "The first step is always logged. Costs next to nothing. Hugging Face's default is 500.",
    },
  }),
  entry({
    key: 'eval_strategy',
    type: {
      type: 'choice',
      choices: [
        { value: 'no', summary: 'Never while training.' },
        { value: 'steps', summary: 'Every `eval_steps` steps.' },
        { value: 'epoch', summary: 'At the end of each epoch.' },
      ],
    },
    default: computed('steps, or no without validation data', (context) => (hasValidation(context) ? 'steps' : 'no')),
    documentation: {
      summary: 'When the model is scored on the validation data.',
      detail: "The best model and early stopping need it. Hugging Face's default is no.",
    },
  }),
  entry({
    key: 'eval_steps',
    type: { type: 'steps', exclusiveMin: 0 },
    unit: 'steps, below 1 a share of all steps',
    default: fixed(100),
    documentation: {
      summary: 'Steps between two evaluations.',
      detail: 'With `eval_strategy: steps`. Ten to twenty evaluations in a run draw a good curve.',
    },
  }),
  entry({
    key: 'eval_on_start',
    type: { type: 'boolean' },
    default: fixed(false),
    documentation: {
      summary: 'Score the model before the first step too.',
      detail: 'Shows what training adds. With a new, random head it is near zero; it is never the best model.',
    },
  }),
  entry({
    key: 'eval_delay',
    type: { type: 'number', min: 0 },
    unit: 'steps or epochs, as `eval_strategy`',
    default: fixed(0),
    documentation: {
      summary: 'How long to wait before the first evaluation.',
      detail: 'Saves time in long runs where early scores are of no interest.',
    },
  }),
  entry({
    key: 'load_best_model_at_end',
    type: { type: 'boolean' },
    default: computed('true where there are evaluations', isEvaluated),
    documentation: {
      summary: 'Keep the best model rather than the last.',
      detail: "By `metric_for_best_model`. Hugging Face's default is false.",
    },
  }),
  entry({
    key: 'metric_for_best_model',
    type: {
      type: 'choice',
      choices: metrics.map(({ name, ...choice }) => ({ value: name, aliases: [`eval_${name}`], ...choice })),
    },
    nullMeans: 'default',
    default: computed('f1_macro, or loss for causal-lm', ({ get }) =>
      get('task') === 'causal-lm' ? 'loss' : 'f1_macro',
    ),
    documentation: {
      summary: 'The score that says which model is best.',
      detail:
        '`f1_macro` counts each entity type alike, `f1` each entity; `loss` often turns up again while F1 still grows. ' +
        "Hugging Face's default is loss.",
    },
  }),
  entry({
    key: 'greater_is_better',
    type: { type: 'boolean' },
    nullMeans: 'default',
    default: computed('true, or false for loss', ({ get }) => get('metric_for_best_model') !== 'loss'),
    documentation: {
      summary: 'Whether a higher score is a better one.',
      detail: 'Follows from the metric; there is no need to write it.',
    },
  }),
  entry({
    key: 'early_stopping_patience',
    type: { type: 'integer', min: 1 },
    unit: 'evaluations',
    nullMeans: 'none',
    default: computed('3 where there are evaluations, else none', (context) => (isEvaluated(context) ? 3 : null)),
    documentation: {
      summary: 'Stop after this many evaluations without a better score.',
      detail: 'Counts evaluations, not steps or epochs. Write `null` to train to the end.',
    },
  }),
  entry({
    key: 'early_stopping_threshold',
    type: { type: 'number', min: 0 },
    default: fixed(0),
    documentation: {
      summary: 'How much better a score must be to count as better.',
      detail: "In the metric's own unit, as a fraction: 0.001 is a tenth of a point of F1.",
    },
  }),
]
