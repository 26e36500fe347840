import { t } from '@vscode/l10n'
import type { ColourToken } from '../colours'
import type { AxisUnit } from './axisUnits'
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
  /** The axis along the bottom: what it counts, and from where to where. All `x` of the model are in its unit. */
  readonly axis: { readonly unit: AxisUnit; readonly range: Range }
  /** Of the values. On a logarithmic axis values of 0 and below are gaps. */
  readonly scale: 'linear' | 'log'
  /** Whether the value axis leaves out the few values that are far from all others; the chart says how many. */
  readonly hidesOutliers: boolean
  /** The value axis never goes beyond. */
  readonly bounds: Partial<Range>
  /** Whether the value axis begins at 0, however far the values are from it; not on a logarithmic one. */
  readonly startsAtZero: boolean
  /** Stretches of the axis that stand out, such as the warmup. */
  readonly bands: readonly ChartBand[]
  /** Values that a line is drawn at, such as the peak of the learning rate. */
  readonly levels: readonly { readonly value: number; readonly label: string }[]
  /** Points that stand out, such as the best. */
  readonly markers: readonly ChartMarker[]
  /** What happened at places of the axis, such as evaluations, in the order of `x`. */
  readonly marks: readonly ChartMark[]
  /** Shown as long as there is no point. */
  readonly emptyText: string
}

export interface ChartSeries {
  /** Unique in its chart. */
  readonly id: string
  readonly name: string
  readonly curve: Curve
  readonly colour: ColourToken
  /** Tells lines apart without colour. */
  readonly dash: DashName
  /** What is planned is thin, grey and behind, whatever its colour, and the cursor does not look for it. */
  readonly role: 'measured' | 'planned'
  /** Weight of the past in the line, from 0 (the values themselves) to 0.99; see `Curve.smoothed`. */
  readonly smoothing: number
  /** Whether each point is marked, as long as there is room. */
  readonly hasMarks: boolean
  /** Whether a gap is a value that was no number, which is then marked; else nothing was measured there. */
  readonly hasNaN: boolean
  /** The best value, which the legend keeps. */
  readonly best: { readonly x: number; readonly value: number } | null
  /** One that is not stays in the legend, which shows it again. */
  readonly isShown: boolean
}

export interface ChartBand extends Range {
  readonly label: string
  readonly colour: ColourToken
}

export interface ChartMarker {
  readonly x: number
  readonly value: number
  readonly label: string
  readonly colour: ColourToken
}

/** Evaluations and checkpoints are small signs on the axis, the others lines over the whole height with their label. */
export interface ChartMark {
  readonly x: number
  readonly kind: 'evaluation' | 'checkpoint' | 'best' | 'stop'
  /** `checkpoint`, `stopped`: shown where there is room, and under the cursor. */
  readonly label: string
}

/** Lengths of line and gap, in pixels. */
export const dashes = {
  solid: [],
  dashed: [7, 4],
  dotted: [2, 3],
  dashDotted: [8, 3, 2, 3],
} as const satisfies Readonly<Record<string, readonly number[]>>
export type DashName = keyof typeof dashes

/** A chart with nothing particular; what a chart has beyond it is added. */
export const plainChart = {
  hasLatest: true,
  scale: 'linear',
  hidesOutliers: false,
  bounds: {},
  startsAtZero: false,
  bands: [],
  levels: [],
  markers: [],
  marks: [],
} as const satisfies Partial<ChartModel>

/** A measured line of values as they are. */
export const plainSeries = {
  dash: 'solid',
  role: 'measured',
  smoothing: 0,
  hasMarks: false,
  hasNaN: false,
  best: null,
  isShown: true,
} as const satisfies Partial<ChartSeries>

export function warmupBand(steps: number): ChartBand {
  return { min: 0, max: steps, label: t('warmup'), colour: 'yellow' }
}

export function evaluationMarks(places: readonly number[]): readonly ChartMark[] {
  return places.map((x) => ({ x, kind: 'evaluation', label: t('evaluation') }))
}

/** Whether a chart has a number to draw, be it of a series that is not shown. */
export function isEmpty({ series }: ChartModel): boolean {
  return series.every(({ curve }) => curve.extrema(0, curve.length).least < 0)
}

export function shownSeries({ series }: ChartModel): readonly ChartSeries[] {
  return series.filter(({ isShown }) => isShown)
}
