import { Curve } from '../../../webview/common/chart/Curve'
import { seededRandom } from '../../seededRandom'

/** A curve of values at steps from 0 on, or at the steps given. */
export function curveOf(values: readonly number[], steps: readonly number[] = values.map((_, index) => index)): Curve {
  const curve = new Curve()
  curve.x.append(Float64Array.from(steps))
  curve.values.append(Float64Array.from(values))
  return curve
}

/** Values between -1 and 1 with NaN among them, at steps with holes between them, and some steps twice. */
export function randomPoints(count: number, seed: number, gapShare: number): { values: number[]; steps: number[] } {
  const random = seededRandom(seed)
  const values: number[] = []
  const steps: number[] = []
  let step = 0
  let isInGap = false
  for (let index = 0; index < count; index++) {
    step += random() < 0.05 ? Math.floor(random() * 40) : random() < 0.02 ? 0 : 1
    // Gaps come in runs, as they do when training diverges.
    if (random() < gapShare) isInGap = !isInGap
    steps.push(step)
    values.push(isInGap ? NaN : random() * 2 - 1)
  }
  return { values, steps }
}
