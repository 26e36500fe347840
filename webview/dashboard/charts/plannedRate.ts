import { t } from '@vscode/l10n'
import type { ShownRun } from '../../../src/shared/protocol/runPanel'
import { learningRateCurve } from '../../../src/shared/schedule/learningRateCurve'
import { sampleCurve } from '../../../src/shared/schedule/sampleCurve'
import type { ChartSeries } from '../../common/chart/chartModel'
import { plainSeries } from '../../common/chart/chartModel'
import { Curve } from '../../common/chart/Curve'
import type { ChartAxis } from './axisRange'

/** Enough for straight lines between them to be off by less than a pixel. */
const mostPoints = 1000

/** The learning rate that is planned, as a grey line; nothing along an axis of time, which nobody plans. */
export function plannedSeries(run: ShownRun, { unit }: ChartAxis): readonly ChartSeries[] {
  const scale = scaleOf(run, unit)
  const curve = scale === null ? null : plannedCurve(run, scale)
  if (curve === null) return []
  return [{ ...plainSeries, id: 'planned', name: t('planned'), curve, colour: 'description', role: 'planned' }]
}

/** What a step is in the axis' unit; null where that is not known. */
function scaleOf({ epochs, totalSteps }: ShownRun, unit: ChartAxis['unit']): number | null {
  if (unit === 'step') return 1
  return unit === 'epoch' && epochs !== null && totalSteps !== null ? epochs / totalSteps : null
}

/** The last one: it is asked for with each frame, and the same as long as the run is. */
let known: { readonly key: string; readonly curve: Curve | null } | null = null

/** @param scale what a step is in the axis' unit */
function plannedCurve({ schedule, totalSteps, warmupSteps }: ShownRun, scale: number): Curve | null {
  const key = JSON.stringify([schedule, totalSteps, warmupSteps, scale])
  if (schedule === null || totalSteps === null || warmupSteps === null) return null
  if (known?.key !== key) known = { key, curve: sampled(schedule, { totalSteps, warmupSteps }, scale) }
  return known.curve
}

function sampled(
  schedule: NonNullable<ShownRun['schedule']>,
  figures: { readonly totalSteps: number; readonly warmupSteps: number },
  scale: number,
): Curve | null {
  const planned = learningRateCurve(schedule, figures)
  if (planned === null) return null
  const points = sampleCurve(planned, figures.totalSteps, mostPoints)
  const curve = new Curve()
  curve.x.append(points.map(({ step }) => step * scale))
  curve.values.append(points.map(({ value }) => value))
  return curve
}
