import { describe, expect, it } from 'vitest'
import { planWindows } from '../../../src/inference/encode/planWindows'
import { seededRandom } from '../../seededRandom'

describe('planWindows', () => {
  it('leaves a text that fits in one window', () => {
    expect(planWindows([2, 3, 3], 8)).toEqual([{ start: 0, end: 3, from: 0, to: 3 }])
  })

  it('has no window for no words', () => {
    expect(planWindows([], 8)).toEqual([])
  })

  it('overlaps neighbours by a quarter and halves what they share', () => {
    expect(planWindows(new Array<number>(14).fill(1), 8)).toEqual([
      { start: 0, end: 8, from: 0, to: 7 },
      { start: 6, end: 14, from: 7, to: 14 },
    ])
  })

  it('goes on where a word fits no overlap', () => {
    const windows = planWindows([4, 8, 8, 1], 8)
    expect(windows.flatMap(({ from, to }) => range(from, to))).toEqual([0, 1, 2, 3])
  })

  it('decides each word exactly once, within the window, and never exceeds the capacity', () => {
    const random = seededRandom(7)
    for (let round = 0; round < 500; round++) {
      const capacity = 1 + Math.floor(random() * 20)
      const lengths = Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * (capacity + 1)))
      const windows = planWindows(lengths, capacity)
      expect(windows.flatMap(({ from, to }) => range(from, to))).toEqual(range(0, lengths.length))
      for (const { start, end, from, to } of windows) {
        expect(start <= from && to <= end).toBe(true)
        expect(lengths.slice(start, end).reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(capacity)
      }
    }
  })
})

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
