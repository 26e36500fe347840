import type { ChartModel, ChartSeries } from '../common/chart/chartModel'
import { plainChart, plainSeries } from '../common/chart/chartModel'
import { Curve } from '../common/chart/Curve'
import { lookOf } from '../common/chart/looks'
import { valueFormats } from '../common/chart/valueFormat'
import '../common/chart/LineChart'
import { GrowingColumn } from '../../src/shared/columns/GrowingColumn'
import type { SampleColumns } from './sampleColumns'
import type { Subject } from './subject'
import { axisSteps } from './subject'

/** `<line-chart>`, given columns as they come from the host. */
export const ours: Subject = {
  prepare: (columns) => columns,
  draw: (prepared) => {
    const { steps, losses } = prepared as SampleColumns
    const curve = new Curve()
    curve.x.append(steps)
    curve.values.append(losses)
    show([curve])
  },
  append: async ({ steps, losses }) => {
    const element = document.querySelector('line-chart')
    const { curve } = element?.model?.series[0] ?? {}
    if (element === null || curve === undefined) throw new Error('draw a chart first')
    curve.x.append(steps)
    curve.values.append(losses)
    element.model = modelOf([curve])
    await element.updateComplete
  },
}

/** Several series that share their steps, as those of a run do. */
export function drawSeveral(columns: readonly SampleColumns[]): void {
  const x = new GrowingColumn()
  x.append(columns[0]?.steps ?? [])
  show(
    columns.map(({ losses }) => {
      const curve = new Curve(x)
      curve.values.append(losses)
      return curve
    }),
  )
}

function show(curves: readonly Curve[]): void {
  const element = document.createElement('line-chart')
  element.className = 'alone'
  element.model = modelOf(curves)
  document.body.replaceChildren(element)
}

function modelOf(curves: readonly Curve[]): ChartModel {
  const length = curves[0]?.length ?? 0
  return {
    ...plainChart,
    title: 'Loss',
    format: valueFormats.number,
    series: curves.map(seriesOf),
    // As of a live run: the axis stands still while points are added.
    axis: { unit: 'step', range: { min: 0, max: axisSteps * 10 ** Math.floor(Math.log10(Math.max(1, length))) } },
    emptyText: '',
  }
}

function seriesOf(curve: Curve, index: number): ChartSeries {
  return { ...plainSeries, id: `${index}`, name: `${index}`, curve, ...lookOf(index) }
}
