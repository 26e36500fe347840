import { describe, expect, it } from 'vitest'
import { ExtremaIndex } from '../../../../webview/common/chart/ExtremaIndex'
import { seededRandom } from '../../../seededRandom'
import { randomPoints } from '../curves'

function bruteForce(values: readonly number[], begin: number, end: number) {
  let least = -1
  let greatest = -1
  let firstGap = -1
  for (let index = begin; index < end; index++) {
    const value = values[index] ?? NaN
    if (Number.isNaN(value)) {
      if (firstGap < 0) firstGap = index
      continue
    }
    if (least < 0 || value < (values[least] ?? NaN)) least = index
    if (greatest < 0 || value > (values[greatest] ?? NaN)) greatest = index
  }
  return { least, greatest, firstGap }
}

describe('index of extremes', () => {
  it.each([
    [15, 0],
    [16, 0.1],
    [5000, 0],
    [5000, 0.01],
    [70_000, 0.0005],
  ])('finds what brute force finds in ranges of %d numbers, gaps %d', (count, gapShare) => {
    const { values } = randomPoints(count, count, gapShare)
    const column = Float64Array.from(values)
    const index = new ExtremaIndex()
    index.update(column)
    const random = seededRandom(1)
    for (let repetition = 0; repetition < 200; repetition++) {
      const begin = Math.floor(random() * count)
      const end = begin + Math.floor(random() * (count - begin + 1))
      const expected = bruteForce(values, begin, end)
      const { least, greatest, hasGap } = index.extrema(column, begin, end)
      expect({ least, greatest, hasGap, firstGap: index.firstGap(column, begin, end) }).toEqual({
        ...expected,
        hasGap: expected.firstGap >= 0,
      })
    }
  })

  it.each([
    [500, 0.1],
    [70_000, 0.001],
  ])('counts in %d numbers what brute force counts: gaps, and what is beyond a range', (count, gapShare) => {
    const { values } = randomPoints(count, 9, gapShare)
    const column = Float64Array.from(values)
    const index = new ExtremaIndex()
    index.update(column)
    const random = seededRandom(2)
    for (let repetition = 0; repetition < 50; repetition++) {
      const begin = Math.floor(random() * count)
      const end = begin + Math.floor(random() * (count - begin + 1))
      const range = { min: -random(), max: random() }
      const part = values.slice(begin, end)
      expect(index.countGaps(column, begin, end)).toBe(part.filter((value) => Number.isNaN(value)).length)
      expect(index.countBeyond(column, begin, end, range)).toBe(
        part.filter((value) => value < range.min || value > range.max).length,
      )
    }
  })

  it('is the same whether numbers came at once or one by one', () => {
    const { values } = randomPoints(3000, 5, 0.01)
    const column = Float64Array.from(values)
    const growing = new ExtremaIndex()
    for (let length = 1; length <= column.length; length++) growing.update(column.subarray(0, length))
    const once = new ExtremaIndex()
    once.update(column)
    for (let begin = 0; begin < 3000; begin += 97)
      expect(growing.extrema(column, begin, 3000)).toEqual(once.extrema(column, begin, 3000))
  })

  it('takes infinity for a gap, as no line can be drawn to it', () => {
    const column = Float64Array.of(1, Infinity, 3, -Infinity)
    const { least, greatest, hasGap } = new ExtremaIndex().extrema(column, 0, 4)
    expect([least, greatest, hasGap]).toEqual([0, 2, true])
  })

  it('reads a few numbers of a million to take in a new one and to answer', () => {
    const values = new Float64Array(1_000_001).map((_, index) => Math.sin(index))
    const index = new ExtremaIndex()
    index.update(values.subarray(0, 1_000_000))
    let reads = 0
    const counted = new Proxy(values, {
      get: (target, key) => {
        if (key !== 'length') reads++
        return Reflect.get(target, key) as unknown
      },
    })
    index.update(counted)
    index.extrema(counted, 3, 1_000_001)
    expect(reads).toBeLessThan(400)
  })
})
