import { computed, entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('saving', true)

/** Which checkpoints are written and kept. */
export const savingEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'save_strategy',
    type: {
      type: 'choice',
      choices: [
        { value: 'no', summary: 'Only what a stop asks for.' },
        { value: 'steps', summary: 'Every `save_steps` steps.' },
        { value: 'epoch', summary: 'At the end of each epoch.' },
        { value: 'best', summary: 'At each new best score.' },
      ],
    },
    default: computed('as `eval_strategy`, or steps without evaluations', ({ get }) =>
      get('eval_strategy') === 'no' ? 'steps' : get('eval_strategy'),
    ),
    documentation: {
      summary: 'When a checkpoint is written.',
      detail:
        'A run that was interrupted goes on from its last checkpoint, and ends as if it had not been. The best model can ' +
        'only be one that was saved, so it follows `eval_strategy`.',
    },
  }),
  entry({
    key: 'save_steps',
    type: { type: 'steps', exclusiveMin: 0 },
    unit: 'steps, below 1 a share of all steps',
    default: computed('`eval_steps`', ({ get }) => get('eval_steps')),
    documentation: {
      summary: 'Steps between two checkpoints.',
      detail:
        'With `save_strategy: steps`. A multiple of `eval_steps`, so that the best model is among them. Each takes the ' +
        'time of writing about three times the model.',
    },
  }),
  entry({
    key: 'save_total_limit',
    type: { type: 'integer', min: 1 },
    unit: 'checkpoints',
    nullMeans: 'none',
    default: fixed(2),
    documentation: {
      summary: 'How many checkpoints are kept; the oldest go first.',
      detail:
        'The best one is never removed, nor the newest, which a run is resumed from. `null` keeps all, at three times ' +
        "the model's size each.",
    },
  }),
]
