/** Columns of points, of equal length. */
export interface SampleColumns {
  readonly steps: Float64Array
  readonly losses: Float64Array
}

/** A loss as of training: it falls, with noise and some outliers, the same each time. */
export function sampleColumns(from: number, count: number): SampleColumns {
  const steps = new Float64Array(count)
  const losses = new Float64Array(count)
  for (let index = 0; index < count; index++) {
    const step = from + index
    const noise = Math.abs(Math.sin(step * 12.9898) * 43758.5453) % 1
    steps[index] = step
    losses[index] = 2 / (1 + step / 5000) + noise * 0.3 + (noise > 0.9999 ? 1 : 0)
  }
  return { steps, losses }
}
