import type { ChartModel, ChartSeries } from '../../../webview/common/chart/chartModel'
import { plainChart, plainSeries } from '../../../webview/common/chart/chartModel'
import type { Curve } from '../../../webview/common/chart/Curve'
import { valueFormats } from '../../../webview/common/chart/valueFormat'
import { curveOf } from './curves'

/** A blue line by this name. */
export function seriesOf(name: string, curve: Curve, values: Partial<ChartSeries> = {}): ChartSeries {
  return { ...plainSeries, id: name, name, curve, colour: 'blue', ...values }
}

export function stepsUpTo(max: number): ChartModel['axis'] {
  return { unit: 'step', range: { min: 0, max } }
}

/** A chart of the loss with two lines over 100 steps, but for what is given. */
export function chartWith(values: Partial<ChartModel> = {}): ChartModel {
  return {
    ...plainChart,
    title: 'Loss',
    format: valueFormats.number,
    series: [
      seriesOf('train', curveOf([2, 1, NaN, 0.5], [1, 10, 20, 30])),
      seriesOf('validation', curveOf([1.5, 0.75], [15, 30])),
    ],
    axis: stepsUpTo(100),
    emptyText: 'Waiting for the first step…',
    ...values,
  }
}
