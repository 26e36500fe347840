import { describe, expect, it } from 'vitest'
import { shownRange } from '../../../../webview/dashboard/charts/axisRange'

const shownSteps = (last: number, total: number, isLive: boolean) => shownRange({ last, total, isLive }, 'step')

describe('the step axis of a live run', () => {
  it.each([
    { last: 0, total: 250, max: 16 },
    { last: 16, total: 250, max: 32 },
    { last: 100, total: 250, max: 125 },
    { last: 125, total: 250, max: 125 },
    { last: 126, total: 250, max: 250 },
    { last: 250, total: 250, max: 250 },
    { last: 3, total: 12, max: 12 },
  ])('ends at $max after $last of $total steps', ({ last, total, max }) => {
    expect(shownSteps(last, total, true)).toEqual({ min: 0, max })
  })

  it('shows all that is done and is at least half filled, but for the shortest', () => {
    for (let last = 0; last <= 5000; last += 13) {
      const { max } = shownSteps(last, 5000, true)
      expect(max).toBeGreaterThanOrEqual(last)
      if (max > 20) expect(last).toBeGreaterThanOrEqual(Math.floor(max / 2) - 1)
    }
  })

  it('stands still but for a few doublings', () => {
    const ends = new Set(Array.from({ length: 5001 }, (_, last) => shownSteps(last, 5000, true).max))
    expect(ends.size).toBeLessThanOrEqual(10)
  })

  it('follows a run that goes beyond its last step', () => {
    expect(shownSteps(300, 250, true).max).toBe(300)
  })
})

describe('the step axis of a run that ended', () => {
  it('ends where the run did', () => {
    expect(shownSteps(137, 250, false)).toEqual({ min: 0, max: 137 })
  })

  it('has an extent though nothing was done', () => {
    expect(shownSteps(0, 250, false)).toEqual({ min: 0, max: 1 })
  })
})

describe('another axis', () => {
  it('of epochs or time ends where the run does, or is expected to', () => {
    expect(shownRange({ last: 2.4, total: 3, isLive: true }, 'epoch')).toEqual({ min: 0, max: 3 })
    expect(shownRange({ last: 0.5, total: 3, isLive: true }, 'epoch')).toEqual({ min: 0, max: 0.75 })
    expect(shownRange({ last: 2.4, total: 3, isLive: false }, 'epoch')).toEqual({ min: 0, max: 2.4 })
    expect(shownRange({ last: 100, total: 300, isLive: true }, 'time')).toEqual({ min: 0, max: 150 })
  })
})
