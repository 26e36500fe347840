import { t } from '@vscode/l10n'
import { curveMarks } from '../../src/shared/schedule/curveMarks'
import { evaluationSteps } from '../../src/shared/schedule/evaluationSteps'
import { count, percent, rate } from '../../src/shared/text/numbers'
import type { Fact } from '../common/fact'
import type { PreviewSchedule } from './previewChart'

/** The figures of a schedule. */
export function previewFacts({ reading, figures, curve }: PreviewSchedule): readonly Fact[] {
  const { totalSteps, warmupSteps, stepsPerEpoch } = figures
  const { peak, end } = curveMarks(curve, totalSteps)
  const horizon = reading.values.lr_scheduler_steps ?? totalSteps
  const evaluations = evaluationSteps(reading.values, figures)
  return [
    { name: t('Schedule'), value: reading.values.lr_scheduler_type },
    { name: t('Steps'), value: count(totalSteps), detail: t('{0} an epoch', count(stepsPerEpoch)) },
    {
      name: t('Warmup'),
      value: warmupSteps === 0 ? t('none') : t('{0} steps', count(warmupSteps)),
      ...(warmupSteps > 0 && { detail: t('{0} % of the schedule', percent(warmupSteps / horizon)) }),
    },
    { name: t('Peak'), value: rate(peak.value), detail: t('at step {0}', count(peak.step)) },
    { name: t('End'), value: rate(end.value) },
    { name: t('Evaluations'), value: evaluations === null ? t('more than 1,000') : count(evaluations.length) },
  ]
}
