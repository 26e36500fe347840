import type { SampleColumns } from './sampleColumns'

/** Pixels of a chart that is measured. */
export const chartSize = { width: 1000, height: 400 } as const
/** Steps that the axis of each spans: as for a run that is at its half, so that points can be added. */
export const axisSteps = 2
/** The value axis, fixed where one has to be. */
export const axisValues = { min: 0, max: 4 } as const

/** A chart that is measured: ours, or one that it is compared with. */
export interface Subject {
  /** Points as it wants to have them: not counted. */
  prepare(columns: SampleColumns): unknown
  /** Draws them in a new chart, alone in the page. */
  draw(prepared: unknown): void
  /** Adds points to the chart that is there, and draws it; a promise where that ends later. */
  append(columns: SampleColumns): unknown
}
