import type { ChartConfiguration } from 'chart.js'
import { Chart, Decimation, LinearScale, LineController, LineElement, PointElement } from 'chart.js'
import type { SampleColumns } from './sampleColumns'
import type { Subject } from './subject'
import { axisSteps, axisValues, chartSize } from './subject'

interface Point {
  readonly x: number
  readonly y: number
}

/** What we use of uPlot, which the bench puts into the page. */
interface UPlot {
  setData(data: readonly ArrayLike<number>[]): void
}
declare const uPlot: new (options: object, data: readonly ArrayLike<number>[], target: HTMLElement) => UPlot

/**
 * Chart.js with what makes it fast: no parsing, no animation, no points, fixed axes; and, if it decimates, its own plugin
 * for that.
 */
export class TunedChart implements Subject {
  #chart: Chart<'line', Point[]> | null = null
  #points: Point[] = []

  readonly prepare = pointsOf
  readonly #decimates: boolean

  constructor(decimates: boolean) {
    this.#decimates = decimates
  }

  draw(prepared: unknown): void {
    this.#chart?.destroy()
    this.#points = prepared as Point[]
    const canvas = document.createElement('canvas')
    Object.assign(canvas, chartSize)
    document.body.replaceChildren(canvas)
    Chart.register(LineController, LineElement, PointElement, LinearScale, Decimation)
    this.#chart = new Chart(canvas, configuration(this.#points, this.#decimates))
  }

  append(columns: SampleColumns): void {
    const dataset = this.#chart?.data.datasets[0]
    if (dataset === undefined) throw new Error('draw a chart first')
    this.#points.push(...pointsOf(columns))
    // Its plugin has put what it keeps in place of the points: given them again, it chooses anew.
    dataset.data = this.#points
    this.#chart?.update('none')
  }
}

export class UPlotChart implements Subject {
  #plot: UPlot | null = null
  #columns: [steps: number[], losses: number[]] = [[], []]

  prepare({ steps, losses }: SampleColumns): unknown {
    return [Array.from(steps), Array.from(losses)]
  }

  draw(prepared: unknown): void {
    this.#columns = prepared as [number[], number[]]
    document.body.replaceChildren()
    const end = this.#columns[0].length * axisSteps
    const scales = { x: { time: false, range: [0, end] }, y: { range: [axisValues.min, axisValues.max] } }
    const series = [{}, { stroke: '#3794ff', width: 1.6, points: { show: false } }]
    this.#plot = new uPlot({ ...chartSize, scales, series, legend: { show: false } }, this.#columns, document.body)
  }

  append({ steps, losses }: SampleColumns): void {
    this.#columns[0].push(...steps)
    this.#columns[1].push(...losses)
    this.#plot?.setData(this.#columns)
  }
}

function configuration(data: Point[], decimates: boolean): ChartConfiguration<'line', Point[]> {
  return {
    type: 'line',
    data: { datasets: [{ data, borderColor: '#3794ff', borderWidth: 1.6 }] },
    options: {
      parsing: false,
      normalized: true,
      animation: false,
      responsive: false,
      events: [],
      elements: { point: { radius: 0 } },
      scales: { x: { type: 'linear', min: 0, max: data.length * axisSteps }, y: { ...axisValues } },
      plugins: { decimation: { enabled: decimates, algorithm: 'min-max' } },
    },
  }
}

function pointsOf({ steps, losses }: SampleColumns): Point[] {
  return Array.from(steps, (x, index) => ({ x, y: losses[index] ?? NaN }))
}
