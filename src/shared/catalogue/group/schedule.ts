import { schedulers } from '../../schedule/schedulers'
import { absent, computed, entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('schedule', true)

/** Warmup if none is written: a share of the schedule's steps. */
const usualWarmup = 0.1

/** How the learning rate changes while training. */
export const scheduleEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'lr_scheduler_type',
    type: {
      type: 'choice',
      choices: [
        ...schedulers.map(({ name, summary, aliases }) => ({ value: name, summary, ...(aliases && { aliases }) })),
      ],
    },
    default: fixed('linear'),
    documentation: {
      summary: 'Shape of the learning rate after warmup.',
      detail: 'Linear and cosine differ little. A constant rate ends noisier.',
    },
  }),
  entry({
    key: 'warmup_steps',
    type: { type: 'steps', min: 0 },
    unit: 'steps, below 1 a share of the schedule',
    default: computed(`${usualWarmup}, or 0 where the schedule takes no warmup`, ({ get }) =>
      schedulers.some(({ name, takesWarmup }) => name === get('lr_scheduler_type') && !takesWarmup) ? 0 : usualWarmup,
    ),
    documentation: {
      summary: 'Steps in which the learning rate rises from 0 to its peak.',
      detail:
        'A new head starts with large, random gradients; warmup keeps them from spoiling the model. 0.05 to 0.1 is ' +
        "usual. 1 is one step. Hugging Face's default is 0.",
    },
  }),
  entry({
    key: 'lr_scheduler_steps',
    type: { type: 'integer', min: 1 },
    unit: 'steps',
    nullMeans: 'none',
    default: absent('the number of training steps'),
    documentation: {
      summary: 'Step at which the schedule ends, if it is not the last one.',
      detail: "Thinc's `total_steps`. Where training is shorter, the rate does not come down to its end.",
    },
  }),
  entry({
    key: 'lr_scheduler_kwargs',
    type: { type: 'mapping' },
    default: fixed({}),
    documentation: {
      summary: 'Arguments of the schedule, by name.',
      detail: 'For example `{num_cycles: 2}` for cosine_with_restarts, or `{power: 2}` for polynomial.',
    },
  }),
]
