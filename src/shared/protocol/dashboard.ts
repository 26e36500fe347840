import { isBoolean, isNumber, isRecord, isString, listOf, oneOf } from '../check'
import type { Fields } from '../check'

/** How a user looks at charts: the same for all panels of a workspace, which remembers it. */
export interface ViewOptions {
  readonly axis: AxisName
  /** Weight of the past in the lines, from 0 to 0.99. */
  readonly smoothing: number
  /** Logarithmic value axes, where values are no shares. */
  readonly isLog: boolean
  readonly hidesOutliers: boolean
  /** Charts that are shown beyond the standard ones, and standard ones that are not, by their ids. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Lines that are not drawn, `chart/line`. */
  readonly hiddenLines: readonly string[]
}

/** What charts have along the bottom: optimizer steps, passes over the data, seconds of work. */
export const axisNames = ['step', 'epoch', 'time'] as const
export type AxisName = (typeof axisNames)[number]

export const defaultViewOptions: ViewOptions = {
  axis: 'step',
  smoothing: 0,
  isLog: false,
  hidesOutliers: false,
  added: [],
  removed: [],
  hiddenLines: [],
}

const fields: Fields<ViewOptions> = {
  axis: oneOf(axisNames),
  smoothing: (value) => isNumber(value) && Number(value) >= 0 && Number(value) <= 0.99,
  isLog: isBoolean,
  hidesOutliers: isBoolean,
  added: listOf(isString),
  removed: listOf(isString),
  hiddenLines: listOf(isString),
}

/** What was remembered, maybe by another version; what is not as it should be is as by default. */
export function readViewOptions(value: unknown): ViewOptions {
  if (!isRecord(value)) return defaultViewOptions
  const fitting = Object.entries(fields).filter(([name, fits]) => fits(value[name]))
  return { ...defaultViewOptions, ...Object.fromEntries(fitting.map(([name]) => [name, value[name]])) }
}
