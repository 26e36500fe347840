import type { ColourToken } from '../colours'
import type { Curve } from './Curve'
import type { Range } from './Decimation'
import type { ValueFormat } from './valueFormat'

/** What a chart shows. Made anew whenever something of it changes; the curves grow in place. */
export interface ChartModel {
  readonly title: string
  readonly format: ValueFormat
  readonly series: readonly ChartSeries[]
  /** Whether the legend has each series' latest value. */
  readonly hasLatest: boolean
  /** Steps that the axis spans. */
  readonly steps: Range
  /** The value axis never goes beyond. */
  readonly bounds: Partial<Range>
  /** Whether the value axis begins at 0, however far the values are from it. */
  readonly startsAtZero: boolean
  /** A stretch of steps that stands out, such as the warmup. */
  readonly band: (Range & { readonly label: string }) | null
  /** Values that a line is drawn at, such as the peak of the learning rate. */
  readonly levels: readonly { readonly value: number; readonly label: string }[]
  /** Points that stand out, such as the best. */
  readonly markers: readonly ChartMarker[]
  /** Steps that are evaluated at, as ticks on the step axis. */
  readonly evaluations: readonly number[]
  /** Shown as long as there is no point. */
  readonly emptyText: string
}

export interface ChartSeries {
  readonly id: string
  readonly name: string
  readonly curve: Curve
  readonly colour: ColourToken
  /** Tells lines apart without colour. */
  readonly dash: DashName
  /** Whether each point is marked, as long as there is room. */
  readonly hasMarks: boolean
}

export interface ChartMarker {
  readonly step: number
  readonly value: number
  readonly label: string
  readonly colour: ColourToken
}

/** Lengths of line and gap, in pixels. */
export const dashes = { solid: [], dashed: [7, 4], dotted: [2, 3] } as const satisfies Readonly<
  Record<string, readonly number[]>
>
export type DashName = keyof typeof dashes

/** Whether a chart has a number to draw. */
export function isEmpty({ series }: ChartModel): boolean {
  return series.every(({ curve }) => curve.extrema(0, curve.length).least < 0)
}
