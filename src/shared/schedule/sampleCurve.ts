import type { Bend, Curve, CurvePoint } from './curve'

/** Stretches of the grid that is begun with. */
const coarseStretches = 32

/** Share of the curve's height by which a straight line may be off: less than a pixel. */
const tolerance = 1 / 2000

/**
 * At most `most` points (4 or more) of a curve from step 0 to `last`, enough to draw it by straight lines: every step
 * where there are no more, else the bends exactly, a grid, and more points where the lines are off. The highest and the
 * lowest point are always among them.
 */
export function sampleCurve(curve: Curve, last: number, most: number): readonly CurvePoint[] {
  if (last < most) return pointsOf(curve, grid(last, last + 1))
  const bends = bendSteps(curve, last)
  if (bends.size > most) return thin(pointsOf(curve, [...bends, ...grid(last, 2 * most)]), most)
  const coarse = grid(last, Math.min(coarseStretches + 1, Math.floor((most - bends.size) / 2)))
  return refine(curve, pointsOf(curve, [...bends, ...coarse]), most)
}

/** Steps on both sides of each bend, and the ends; step 1 too, since a curve may jump right after the first. */
export function bendSteps(curve: Curve, last: number): ReadonlySet<number> {
  const steps = curve.bends(last).flatMap(stepsAround)
  return new Set([0, ...[1, ...steps].filter((step) => step > 0 && step < last), last])
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

/** Halves the stretches whose line is off, those that are off most first, in a few rounds. */
function refine(curve: Curve, points: readonly CurvePoint[], most: number): readonly CurvePoint[] {
  const room = Math.ceil((most - points.length) / 2)
  if (room <= 0) return points
  const allowed = tolerance * Math.max(...points.map(({ value }) => Math.abs(value)))
  const worst = points
    .slice(1)
    .map((to, index) => stretchOf(curve, points[index] ?? to, to))
    .filter(({ off }) => off > allowed)
    .sort((one, other) => other.off - one.off)
    .slice(0, room)
  if (worst.length === 0) return points
  const steps = [...points.map(({ step }) => step), ...worst.map(({ middle }) => middle)]
  return refine(curve, pointsOf(curve, steps), most)
}

/** How far its line is off in the middle and at a quarter: the middle of a cosine's fall lies on the line. */
function stretchOf(curve: Curve, from: CurvePoint, to: CurvePoint) {
  const length = to.step - from.step
  const [middle, quarter] = [from.step + Math.floor(length / 2), from.step + Math.floor(length / 4)]
  const off = (step: number) => Math.abs(curve.at(step) - lineAt(from, to, step))
  return { middle, off: Math.max(off(middle), off(quarter)) }
}

/** Value of the straight line through two points. */
export function lineAt(from: CurvePoint, to: CurvePoint, step: number): number {
  return from.value + ((to.value - from.value) * (step - from.step)) / (to.step - from.step)
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
