import { describe, expect, it } from 'vitest'
import { viewForKey } from '../../../../webview/common/chart/chartKeys'
import { following, inView, panned, selected, zoomed } from '../../../../webview/common/chart/view'
import { seededRandom } from '../../../seededRandom'
import { chartWith, stepsUpTo } from '../chartWith'

const chart = chartWith({ axis: stepsUpTo(1000) })

describe('zooming', () => {
  it('keeps the place under the pointer where it is', () => {
    expect(zoomed(chart, null, 0.5, 250)).toEqual({ min: 125, max: 625 })
    expect(zoomed(chart, { min: 100, max: 300 }, 0.5, 150)).toEqual({ min: 125, max: 225 })
  })

  it('stays on the axis, and shows all of it once that is seen', () => {
    expect(zoomed(chart, { min: 0, max: 400 }, 2, 200)).toEqual({ min: 0, max: 800 })
    expect(zoomed(chart, { min: 100, max: 700 }, 2, 300)).toBeNull()
  })

  it('ends at two steps, however often', () => {
    let view = zoomed(chart, null, 0.5, 500)
    for (let press = 0; press < 60; press++) view = zoomed(chart, view, 0.5, 500)
    expect((view?.max ?? NaN) - (view?.min ?? NaN)).toBeCloseTo(2, 9)
  })

  it('never leaves the axis nor turns over, whatever is done', () => {
    const random = seededRandom(5)
    let view = zoomed(chart, null, 0.3, 700)
    for (let act = 0; act < 2000; act++) {
      const place = random() * 1400 - 200
      view =
        random() < 0.5
          ? zoomed(chart, view, random() * 2, place)
          : random() < 0.5
            ? panned(chart, view, random() * 4 - 2)
            : selected(chart, place, random() * 1000)
      if (view === null) continue
      expect(view.min).toBeGreaterThanOrEqual(0)
      expect(view.max).toBeLessThanOrEqual(1000 + 1e-6)
      expect(view.max).toBeGreaterThan(view.min)
    }
  })
})

describe('moving along the axis', () => {
  it('ends at its ends', () => {
    expect(panned(chart, { min: 100, max: 300 }, 0.5)).toEqual({ min: 200, max: 400 })
    expect(panned(chart, { min: 100, max: 300 }, -2)).toEqual({ min: 0, max: 200 })
    expect(panned(chart, { min: 800, max: 900 }, 9)).toEqual({ min: 900, max: 1000 })
    expect(panned(chart, null, 0.5)).toBeNull()
  })

  it('follows a place out of sight, and only such', () => {
    const view = { min: 100, max: 200 }
    expect(following(chart, view, 150)).toBe(view)
    expect(following(chart, view, 500)).toEqual({ min: 450, max: 550 })
    expect(following(chart, view, 990)).toEqual({ min: 900, max: 1000 })
    expect(following(chart, null, 990)).toBeNull()
  })
})

describe('selecting', () => {
  it('takes its ends in any order', () => {
    expect(selected(chart, 300, 100)).toEqual({ min: 100, max: 300 })
  })

  it('shows two steps at least, and all of the axis for all of it', () => {
    expect(selected(chart, 500, 500)).toEqual({ min: 499, max: 501 })
    expect(selected(chart, -5, 1005)).toBeNull()
  })
})

describe('a zoomed chart', () => {
  it('does not move while its run goes on', () => {
    const view = { min: 100, max: 300 }
    const later = chartWith({ axis: stepsUpTo(5000) })
    expect(inView(later, view).axis.range).toEqual(view)
    expect(inView(later, null).axis.range).toEqual({ min: 0, max: 5000 })
  })
})

describe('the keys of a view', () => {
  const press = (
    key: string,
    { shiftKey = false, cursor = null as number | null, view = { min: 400, max: 600 } } = {},
  ) => viewForKey({ key, shiftKey }, chart, view, cursor)

  it('zoom about the cursor where it is seen, else about the middle', () => {
    expect(press('+', { cursor: 450 })).toEqual({ min: 425, max: 525 })
    expect(press('=', { cursor: 10 })).toEqual({ min: 450, max: 550 })
    expect(press('-')).toEqual({ min: 300, max: 700 })
  })

  it('move with Shift and an arrow, show all with 0, and leave the others alone', () => {
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ min: 440, max: 640 })
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ min: 360, max: 560 })
    expect(press('0')).toBeNull()
    for (const key of ['ArrowRight', 'Home', 't', 'a']) expect(press(key)).toBeUndefined()
  })
})
