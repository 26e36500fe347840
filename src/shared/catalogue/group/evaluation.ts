import { evaluationBands, patienceBands, thresholdBands } from '../band/training'
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
      detail:
        'The first and the last step are always logged. Costs next to nothing, so 10 is fine for short and long runs.',
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
      detail:
        'Without it nobody sees overfitting: the training loss falls on. The best model and early stopping need it. The ' +
        'last step is always evaluated.',
      advice: { overfits: 'Evaluate often: overfitting begins where the validation loss turns up.' },
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
      bands: evaluationBands,
      advice: { overfits: 'Shorter intervals find the best step more exactly.' },
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
      detail: 'Saves time in long runs where early scores are of no interest. The best model cannot be an earlier one.',
    },
  }),
  entry({
    key: 'load_best_model_at_end',
    type: { type: 'boolean' },
    default: computed('true where there are evaluations', isEvaluated),
    documentation: {
      summary: 'Keep the best model rather than the last.',
      detail: 'By `metric_for_best_model`. A run that overfits at the end then does no harm.',
      advice: { overfits: 'Keep it true: what comes after the best step is thrown away.' },
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
        '`f1_macro` counts each label alike, also the rare ones, `f1` each entity. `loss` often turns up again while F1 ' +
        'still grows, since it punishes being sure and wrong.',
      links: ['seqeval'],
    },
  }),
  entry({
    key: 'greater_is_better',
    type: { type: 'boolean' },
    nullMeans: 'default',
    default: computed('true, or false for loss', ({ get }) => get('metric_for_best_model') !== 'loss'),
    documentation: {
      summary: 'Whether a higher score is a better one.',
      detail: 'Follows from the metric: false for `loss`, true for every score. There is no need to write it.',
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
      detail:
        'Saves time, and ends before the model overfits. Counts evaluations, not steps or epochs: with `eval_steps: 100`, ' +
        '3 waits 300 steps. Write `null` to train to the end.',
      bands: patienceBands,
      advice: {
        overfits: 'Lower it to 2 or 3.',
        stagnates: 'Raise it if scores go up and down and the run ends too soon.',
      },
      links: ['seeds'],
    },
  }),
  entry({
    key: 'early_stopping_threshold',
    type: { type: 'number', min: 0 },
    default: fixed(0),
    documentation: {
      summary: 'How much better a score must be to count as better.',
      detail:
        'For early stopping only: 0.001 is a tenth of a point of F1. The best model is still the one with the best ' +
        'score, by however little.',
      bands: thresholdBands,
    },
  }),
]
