import type { ScheduleReading } from '../../shared/protocol/languageServer'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'

/** What a preview of the schedule is drawn from. */
export function scheduleOf({ resolution, figures, data, settings, problems }: ConfigSnapshot): ScheduleReading {
  const { effective } = resolution
  return {
    values: {
      learning_rate: effective.learning_rate,
      lr_scheduler_type: effective.lr_scheduler_type,
      lr_scheduler_kwargs: effective.lr_scheduler_kwargs,
      lr_scheduler_steps: effective.lr_scheduler_steps,
      greater_is_better: effective.greater_is_better,
      warmup_steps: effective.warmup_steps,
      eval_strategy: effective.eval_strategy,
      eval_steps: effective.eval_steps,
      eval_delay: effective.eval_delay,
      eval_on_start: effective.eval_on_start,
    },
    figures,
    hasErrors: problems.some(({ severity }) => severity === 'error'),
    isReading: settings.isTrusted && data === null && resolution.data !== null,
  }
}
