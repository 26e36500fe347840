import type { Bend, Curve, CurvePoint } from './curve'

/**
 * At most `most` points (4 or more) of a curve from step 0 to `last`, enough to draw it by straight lines: every step
 * where there are no more, else the bends exactly and a grid between them. High and low points are never cut off.
 */
export function sampleCurve(curve: Curve, last: number, most: number): readonly CurvePoint[] {
  if (last < most) return pointsOf(curve, grid(last, last + 1))
  const bends = bendSteps(curve, last)
  if (bends.size <= most / 2) return pointsOf(curve, [...bends, ...grid(last, most - bends.size)])
  return thin(pointsOf(curve, [...bends, ...grid(last, 2 * most)]), most)
}

/** Steps on both sides of each bend, and the ends. */
export function bendSteps(curve: Curve, last: number): ReadonlySet<number> {
  const steps = curve.bends(last).flatMap(stepsAround)
  return new Set([0, ...steps.filter((step) => step > 0 && step < last), last])
}

/** A bend between two steps has both; one more on each side, since it was computed with rounding. */
export function stepsAround({ step }: Bend): readonly number[] {
  const [before, after] = [Math.floor(step), Math.ceil(step)]
  return before === after ? [before - 1, before, before + 1] : [before - 1, before, after, after + 1]
}

function grid(last: number, count: number): readonly number[] {
  const gap = last / Math.max(1, count - 1)
  return Array.from({ length: count }, (_, index) => Math.round(index * gap))
}

function pointsOf(curve: Curve, steps: readonly number[]): readonly CurvePoint[] {
  return [...new Set(steps)].sort((one, other) => one - other).map((step) => ({ step, value: curve.at(step) }))
}

/** The ends, and the highest and the lowest point of each stretch between them. */
function thin(points: readonly CurvePoint[], most: number): readonly CurvePoint[] {
  const inner = points.slice(1, -1)
  const stretches = Math.max(1, Math.floor((most - 2) / 2))
  const kept = new Set<CurvePoint>(points.slice(0, 1))
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const [from, to] = [stretch, stretch + 1].map((index) => Math.round((index * inner.length) / stretches))
    for (const point of extremesOf(inner.slice(from, to))) kept.add(point)
  }
  return [...kept, ...points.slice(-1)]
}

function extremesOf(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const [first] = points
  if (first === undefined) return []
  let [lowest, highest] = [first, first]
  for (const point of points) {
    if (point.value < lowest.value) lowest = point
    if (point.value > highest.value) highest = point
  }
  return lowest.step < highest.step ? [lowest, highest] : [highest, lowest]
}
