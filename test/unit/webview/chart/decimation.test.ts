import { describe, expect, it, vi } from 'vitest'
import type { Curve } from '../../../../webview/common/chart/Curve'
import { Decimation, pointsPerColumn } from '../../../../webview/common/chart/Decimation'
import { curveOf, randomPoints } from '../curves'

const columns = 100

function valuesAt(curve: Curve, indices: readonly number[]): number[] {
  return indices.map((index) => curve.values.at(index))
}

/** Indices of a curve's points by the pixel column that they are in. */
function byColumn(curve: Curve, indices: readonly number[], min: number, max: number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const index of indices) {
    const step = curve.x.at(index)
    if (step < min || step > max) continue
    const column = Math.min(columns - 1, Math.floor(((step - min) / (max - min)) * columns))
    groups.set(column, [...(groups.get(column) ?? []), index])
  }
  return groups
}

function all(curve: Curve): number[] {
  return Array.from({ length: curve.length }, (_, index) => index)
}

function finite(values: readonly number[]): number[] {
  return values.filter((value) => Number.isFinite(value))
}

const cases = [
  { count: 50_000, seed: 1, gapShare: 0 },
  { count: 50_000, seed: 2, gapShare: 0.0005 },
  { count: 50_000, seed: 3, gapShare: 0.05 },
  { count: 350, seed: 4, gapShare: 0.02 },
  { count: 3, seed: 5, gapShare: 0 },
].flatMap((each) => [
  { ...each, part: [0, 1] as const },
  { ...each, part: [0.31, 0.64] as const },
])

describe.each(cases)('decimation of $count points, gaps $gapShare, part $part', ({ count, seed, gapShare, part }) => {
  const { values, steps } = randomPoints(count, seed, gapShare)
  const curve = curveOf(values, steps)
  const last = steps.at(-1) ?? 1
  const range = { min: Math.floor(part[0] * last), max: Math.ceil(part[1] * last) }
  const kept = [...new Decimation().points(curve, range, columns)]
  const inRange = byColumn(curve, all(curve), range.min, range.max)
  const keptInRange = byColumn(curve, kept, range.min, range.max)

  it('keeps the first, last, least and greatest of each pixel column', () => {
    for (const [column, indices] of inRange) {
      const mine = keptInRange.get(column) ?? []
      const [before, after] = [valuesAt(curve, indices), valuesAt(curve, mine)]
      expect([mine[0], mine.at(-1)]).toEqual([indices[0], indices.at(-1)])
      expect([Math.min(...finite(after)), Math.max(...finite(after))]).toEqual([
        Math.min(...finite(before)),
        Math.max(...finite(before)),
      ])
    }
  })

  it('draws no line over a gap', () => {
    for (const [place, index] of kept.entries()) {
      const next = kept[place + 1]
      if (next === undefined || !Number.isFinite(curve.values.at(index)) || !Number.isFinite(curve.values.at(next)))
        continue
      expect(values.slice(index, next).every((value) => Number.isFinite(value))).toBe(true)
    }
  })

  it('keeps few points, in order, each once', () => {
    expect(kept.length).toBeLessThanOrEqual(columns * pointsPerColumn + 2)
    expect(kept).toEqual([...new Set(kept)].sort((one, other) => one - other))
  })

  it('keeps one point beyond either end, so that the line leaves the chart', () => {
    const before = steps.findLastIndex((step) => step < range.min)
    const after = steps.findIndex((step) => step > range.max)
    if (before >= 0) expect(kept[0]).toBe(before)
    if (after >= 0) expect(kept.at(-1)).toBe(after)
  })

  it('is the same whether points came at once or bit by bit', () => {
    const growing = curveOf([])
    const decimation = new Decimation()
    for (let from = 0; from < count; from += 997) {
      growing.x.append(steps.slice(from, from + 997))
      growing.values.append(values.slice(from, from + 997))
      decimation.points(growing, range, columns)
    }
    expect(decimation.points(growing, range, columns)).toEqual(kept)
  })
})

describe('decimation', () => {
  it('looks at one pixel column when a point was added', () => {
    const curve = curveOf(Array.from({ length: 100_000 }, (_, index) => Math.sin(index)))
    const decimation = new Decimation()
    const range = { min: 0, max: 150_000 }
    decimation.points(curve, range, columns)
    const looked = vi.spyOn(curve, 'extrema')
    curve.x.append([100_000])
    curve.values.append([5])
    const kept = decimation.points(curve, range, columns)
    expect(looked.mock.calls.length).toBeLessThanOrEqual(2)
    expect(kept.at(-1)).toBe(100_000)
  })

  it('begins anew for another curve, range or width', () => {
    const curve = curveOf([1, 2, 3, 4])
    const decimation = new Decimation()
    decimation.points(curve, { min: 0, max: 3 }, columns)
    expect(decimation.points(curve, { min: 1, max: 1 }, columns)).toEqual([0, 1, 2])
    expect(decimation.points(curveOf([9]), { min: 0, max: 3 }, columns)).toEqual([0])
  })

  it('keeps nothing of an empty curve', () => {
    expect(new Decimation().points(curveOf([]), { min: 0, max: 10 }, columns)).toEqual([])
  })
})
