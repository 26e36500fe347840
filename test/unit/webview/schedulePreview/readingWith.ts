import type { ScheduleReading } from '../../../../src/shared/protocol/languageServer'

/** What the server tells of a config: 1,000 steps with a warmup of 100, evaluated every 250, but for what is given. */
export function readingWith(
  values: Partial<ScheduleReading['values']> = {},
  rest: Partial<Omit<ScheduleReading, 'values'>> = {},
): ScheduleReading {
  return {
    values: {
      learning_rate: 5e-5,
      lr_scheduler_type: 'linear',
      lr_scheduler_kwargs: {},
      lr_scheduler_steps: null,
      greater_is_better: true,
      warmup_steps: 0.1,
      eval_strategy: 'steps',
      eval_steps: 250,
      eval_delay: 0,
      eval_on_start: false,
      ...values,
    },
    figures: { stepsPerEpoch: 100, totalSteps: 1000, warmupSteps: 100, effectiveBatchSize: 16 },
    hasErrors: false,
    isReading: false,
    ...rest,
  }
}
