import type { ArgumentValue } from '../protocol/arguments'
import type { Curve } from './curve'

/** `lr_scheduler_kwargs`. */
export type ShapeOptions = Readonly<Record<string, ArgumentValue>>

/** What the shape of a schedule depends on. */
export interface ShapeSettings {
  /** `learning_rate`. */
  readonly peak: number
  readonly warmupSteps: number
  /** Step at which the schedule ends. */
  readonly horizon: number
  readonly options: ShapeOptions
}

/**
 * Makes a curve of the factors by which the learning rate is multiplied. The formulas are those of
 * `transformers/optimization.py`, in the same order of operations, so that the results are the same to the last bits.
 */
export type MakeShape = (settings: ShapeSettings) => Curve

export function numberOption(options: ShapeOptions, name: string, fallback: number): number {
  const value = options[name]
  return typeof value === 'number' ? value : fallback
}

export function textOption(options: ShapeOptions, name: string, fallback: string): string {
  const value = options[name]
  return typeof value === 'string' ? value : fallback
}

/** A rise from 0 to 1, and then `after`. */
export function warmedUp({ warmupSteps }: ShapeSettings, after: Curve['at']): Curve['at'] {
  return (step) => (step < warmupSteps ? step / Math.max(1, warmupSteps) : after(step))
}

/** Steps from the end of warmup to the end of the schedule. */
export function decaySteps({ warmupSteps, horizon }: ShapeSettings): number {
  return Math.max(1, horizon - warmupSteps)
}
