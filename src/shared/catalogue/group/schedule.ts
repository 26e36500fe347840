import { schedulers } from '../../schedule/schedulers'
import { warmupBands } from '../band/training'
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
      unsupported: ['greedy'],
    },
    default: fixed('linear'),
    documentation: {
      summary: 'Shape of the learning rate after warmup.',
      detail:
        'A rate that falls lets the weights settle at the end. Linear and cosine differ little: cosine stays high for ' +
        'longer. A constant rate ends noisier, and suits runs whose length is not known.',
      advice: {
        oscillates: 'Linear and cosine fall to 0, and end smoother than a constant rate.',
        stagnates: '`cosine_with_restarts` or `reduce_lr_on_plateau` are worth a try where a long run is stuck.',
      },
      links: ['schedules'],
    },
  }),
  entry({
    key: 'warmup_steps',
    type: { type: 'steps', min: 0 },
    unit: 'steps, below 1 a share of the schedule',
    default: computed(`\`${usualWarmup}\`, or 0 where the schedule takes no warmup`, ({ get }) =>
      schedulers.some(({ name, takesWarmup }) => name === get('lr_scheduler_type') && !takesWarmup) ? 0 : usualWarmup,
    ),
    documentation: {
      summary: 'Steps in which the learning rate rises from 0 to its peak.',
      detail:
        'A new head starts with large, random gradients, and Adam knows nothing of their size yet; warmup keeps both ' +
        'from spoiling the model. 0.05 to 0.1 is usual. Below 1 it is a share, from 1 on a count: 1 is one step.',
      bands: warmupBands,
      advice: { oscillates: 'If the first steps are rough, raise it to 0.1. Beyond 0.2 lower the rate instead.' },
      links: ['stability', 'schedules'],
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
      detail:
        "Thinc's `total_steps`. Where training is shorter, the rate does not come down to its end. Leave it out unless a " +
        'schedule is to be the same in runs of different lengths.',
    },
  }),
  entry({
    key: 'lr_scheduler_kwargs',
    type: { type: 'mapping' },
    default: fixed({}),
    documentation: {
      summary: 'Arguments of the schedule, by name.',
      detail: 'For example `{num_cycles: 2}` for cosine_with_restarts, or `{power: 2}` for polynomial.',
      links: ['schedules'],
    },
  }),
]
