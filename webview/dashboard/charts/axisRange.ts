import type { AxisName } from '../../../src/shared/protocol/dashboard'
import { elapsedColumn } from '../../../src/shared/protocol/scalars'
import type { AxisUnit } from '../../common/chart/axisUnits'
import type { ChartModel } from '../../common/chart/chartModel'
import type { Range } from '../../common/chart/Decimation'
import type { ChartedRun } from './chartedRun'

/** The axis of all charts of a dashboard. */
export type ChartAxis = ChartModel['axis']

/** The column that holds the places of rows on an axis. */
export const columnAlong: Readonly<Record<AxisName, string>> = { step: 'step', epoch: 'epoch', time: elapsedColumn }

/** The least that an axis spans: in steps, epochs, seconds. */
const leastSpan: Readonly<Record<AxisUnit, number>> = { step: 20, epoch: 0.1, time: 20 }

/** The axis that all charts of some runs share. */
export function axisOf(runs: readonly ChartedRun[], unit: AxisName): ChartAxis {
  const last = Math.max(0, ...runs.map((each) => lastPlace(each, unit)))
  const total = Math.max(0, ...runs.map(({ run }) => totalOf(run, unit)))
  return { unit, range: shownRange({ last, total, isLive: runs.some(({ store }) => store.isLive) }, unit) }
}

function lastPlace({ store, run }: ChartedRun, unit: AxisName): number {
  const places = store.tables.map((table) => table.lastPlace(columnAlong[unit])).filter(Number.isFinite)
  return Math.max(unit === 'step' ? run.step : 0, ...places)
}

/** Where a run is expected to end. */
function totalOf({ totalSteps, epochs, secondsElapsed, secondsLeft }: ChartedRun['run'], unit: AxisName): number {
  switch (unit) {
    case 'step':
      return totalSteps ?? 0
    case 'epoch':
      return epochs ?? 0
    case 'time':
      return (secondsElapsed ?? 0) + (secondsLeft ?? 0)
  }
}

/**
 * What the charts span. While a run is live the end is where it will end, halved as often as what is done still fits:
 * so the axis stands still between doublings, and at least half of it is filled. Afterwards it ends where the run did.
 */
export function shownRange(
  { last, total, isLive }: { readonly last: number; readonly total: number; readonly isLive: boolean },
  unit: AxisUnit,
): Range {
  const least = unit === 'step' ? 1 : leastSpan[unit]
  if (!isLive) return { min: 0, max: Math.max(least, last) }
  let max = Math.max(total, last, least)
  while (max > leastSpan[unit] && max / 2 >= last) max /= 2
  return { min: 0, max: unit === 'epoch' ? max : Math.ceil(max) }
}
