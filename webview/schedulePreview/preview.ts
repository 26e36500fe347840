import { t } from '@vscode/l10n'
import type { ScheduleReading } from '../../src/shared/protocol/languageServer'
import { learningRateCurve } from '../../src/shared/schedule/learningRateCurve'
import type { PreviewSchedule } from './previewChart'
import { comparedCurves } from './previewCurves'

/** Null as long as there is no curve to show. */
export function previewOf(reading: ScheduleReading, isComparing: boolean): PreviewSchedule | null {
  const { figures, values } = reading
  if (figures === null) return null
  const curve = learningRateCurve(values, figures)
  if (curve === null) return null
  return { reading, figures, curve, compared: isComparing ? comparedCurves(reading, figures) : [] }
}

/** What is to be said of a schedule besides its curve, or why there is none. */
export function previewNote(reading: ScheduleReading): string {
  const { figures, values, hasErrors, isReading } = reading
  if (figures === null && isReading) return t('The data is being read: the number of steps follows.')
  if (figures === null)
    return t('The number of steps is not known: name a train_file that can be read, or set max_steps.')
  if (learningRateCurve(values, figures) === null)
    return t('This schedule cannot be computed: the Problems view says which argument is wrong.')
  if (hasErrors) return t('The config has errors: where a value cannot be read, this is drawn with its default.')
  return values.lr_scheduler_type === 'reduce_lr_on_plateau'
    ? t('The rate falls when the metric stops getting better, which only training shows: until then it is constant.')
    : ''
}
