import { describe, expect, it } from 'vitest'
import { EvenSample } from '../../../src/data/evenSample'

describe('EvenSample', () => {
  it('keeps everything while there is room', () => {
    const sample = new EvenSample<number>(4)
    ;[1, 2, 3].forEach((item) => sample.offer(() => item))
    expect(sample.items()).toEqual([1, 2, 3])
  })

  it('spreads what it keeps over all that went by, and makes no more than it may keep', () => {
    const sample = new EvenSample<number>(100)
    let made = 0
    for (let item = 0; item < 10_000; item++) {
      sample.offer(() => {
        made++
        return item
      })
    }
    const items = sample.items()
    expect(items.length).toBeGreaterThan(50)
    expect(items.length).toBeLessThanOrEqual(100)
    expect(new Set(items.slice(1).map((item, index) => item - (items[index] ?? 0))).size).toBe(1)
    expect(items.at(-1)).toBeGreaterThan(9_800)
    expect(made).toBeLessThan(1000)
  })
})
