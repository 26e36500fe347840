import type { ViewOptions } from '../../../src/shared/protocol/dashboard'
import type { ChartedRun } from './chartedRun'
import type { ChartSpec } from './chartSpec'
import { metricCharts } from './metricCharts'
import { standardCharts } from './standardCharts'

/** All charts that can be shown of some runs, standard ones first. Of several runs each chart has one figure. */
export function availableCharts(runs: readonly ChartedRun[]): readonly ChartSpec[] {
  const standard = standardCharts(runs)
  const all = [...standard, ...metricCharts(runs, standard)]
  return runs.length > 1 ? all.flatMap(byFigure) : all
}

export function isShown({ id, isStandard }: ChartSpec, { added, removed }: ViewOptions): boolean {
  return isStandard ? !removed.includes(id) : added.includes(id)
}

/** The options with a chart shown or not. */
export function withChart(options: ViewOptions, { id, isStandard }: ChartSpec, isWanted: boolean): ViewOptions {
  const { added, removed } = options
  return isStandard
    ? { ...options, removed: isWanted ? removed.filter((each) => each !== id) : [...removed, id] }
    : { ...options, added: isWanted ? [...added, id] : added.filter((each) => each !== id) }
}

function byFigure(spec: ChartSpec): readonly ChartSpec[] {
  const { lines, id, title } = spec
  if (lines.length === 1) return [spec]
  return lines.map((line) => ({ ...spec, id: `${id}/${line.id}`, title: `${title}: ${line.name}`, lines: [line] }))
}
