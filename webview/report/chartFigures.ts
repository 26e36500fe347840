import type { ViewOptions } from '../../src/shared/protocol/dashboard'
import type { ImageSize } from '../common/chart/chartImage'
import { isEmpty } from '../common/chart/chartModel'
import { chartSvg } from '../common/chart/chartSvg'
import { paperTheme } from '../common/theme'
import { availableCharts, isShown } from '../dashboard/charts/availableCharts'
import { axisOf } from '../dashboard/charts/axisRange'
import { buildChart } from '../dashboard/charts/buildChart'
import type { ChartedRun } from '../dashboard/charts/chartedRun'
import { Markup, markup } from './markup'

/** About what two of them side by side have on a page, so that their texts are of its size. */
const figureSize: ImageSize = { width: 620, height: 300 }

/** The charts that their user looks at, as drawings in the page; those without a point are left out. */
export function chartFigures(runs: readonly ChartedRun[], options: ViewOptions): readonly Markup[] {
  const axis = axisOf(runs, options.axis)
  return availableCharts(runs)
    .filter((spec) => isShown(spec, options))
    .map((spec) => buildChart(spec, runs, axis, options))
    .filter((model) => !isEmpty(model))
    .map((model, index) => new Markup(chartSvg(model, paperTheme, figureSize, `chart-${index}`)))
    .map((drawing) => markup`<figure>${drawing}</figure>`)
}
