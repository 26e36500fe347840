import { describe, expect, it } from 'vitest'
import { lookOf } from '../../../../webview/common/chart/looks'

describe('the looks of many lines', () => {
  const looks = Array.from({ length: 20 }, (_, index) => lookOf(index))

  it('all differ for twenty runs', () => {
    expect(new Set(looks.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(20)
  })

  it('differ by more than the colour from the three before', () => {
    for (const [index, { dash }] of looks.entries())
      for (const other of looks.slice(Math.max(0, index - 3), index)) expect(other.dash).not.toBe(dash)
  })

  it('begin again beyond', () => {
    expect(lookOf(20)).toEqual(lookOf(0))
  })
})
