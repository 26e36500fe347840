import { t } from '@vscode/l10n'
import { count } from '../../../src/shared/text/numbers'
import type { ValueExtent } from './axes'
import type { ChartModel } from './chartModel'
import { shownSeries } from './chartModel'

/** What has to be known to read a chart rightly: that its lines are smoothed, or its axis is not the usual one. */
export function notesOf(model: ChartModel, extent: ValueExtent | null): readonly string[] {
  const { scale, hidesOutliers } = model
  const beyond = extent?.beyond ?? 0
  const smoothings = [...new Set(shownSeries(model).map(({ smoothing }) => smoothing))].filter((each) => each > 0)
  return [
    ...smoothings.map((weight) => t('smoothed by {0}', weight.toFixed(2))),
    ...(scale === 'log' ? [t('logarithmic')] : []),
    ...(hidesOutliers && beyond === 1 ? [t('axis without outliers: 1 point beyond')] : []),
    ...(hidesOutliers && beyond > 1 ? [t('axis without outliers: {0} points beyond', count(beyond))] : []),
  ]
}
