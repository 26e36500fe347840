import { describe, expect, it } from 'vitest'
import { Heights } from '../../../../webview/errors/model/Heights'
import { RowWindow } from '../../../../webview/errors/RowWindow'

describe('heights of rows', () => {
  const heights = () => new Heights(5, (row) => 10 * (row + 1))

  it('say where rows begin and how tall all are', () => {
    const each = heights()
    expect([0, 1, 2, 3, 4, 5].map((row) => each.startOf(row))).toEqual([0, 10, 30, 60, 100, 150])
    expect(each.total).toBe(150)
  })

  it.each([
    [-5, 0],
    [0, 0],
    [9, 0],
    [10, 1],
    [99, 3],
    [100, 4],
    [1000, 4],
  ])('say which row is at %i', (place, row) => {
    expect(heights().rowAt(place)).toBe(row)
  })

  it('are those that were measured', () => {
    const each = heights()
    expect(each.measure(1, 50)).toBe(30)
    expect(each.startOf(2)).toBe(60)
    expect(each.rowAt(59)).toBe(1)
    expect(each.total).toBe(180)
  })

  it('agree with a sum over any number of rows', () => {
    const each = new Heights(1000, (row) => 1 + (row % 7))
    for (let row = 0; row < 1000; row += 3) each.measure(row, 20)
    let sum = 0
    for (let row = 0; row < 1000; row++) {
      expect(each.startOf(row)).toBe(sum)
      expect(each.rowAt(sum)).toBe(row)
      sum += each.at(row)
    }
  })

  it('of no rows are nothing', () => {
    const none = new Heights(0, () => 1)
    expect([none.total, none.rowAt(10)]).toEqual([0, 0])
  })
})

describe('the rows that are drawn', () => {
  it('are those in sight and some around, however long the list is', () => {
    const rows = new RowWindow()
    rows.reset(100_000, () => 100)
    rows.moveTo(500_000, 800)
    expect([rows.first, rows.end]).toEqual([4994, 5015])
    expect(rows.top).toBe(499_400)
  })

  it('do not move what is looked at when those above it are measured', () => {
    const rows = new RowWindow()
    rows.reset(100, () => 100)
    rows.moveTo(2000, 300)
    const measured = Array.from({ length: rows.end - rows.first }, () => 130)
    expect(rows.measure(measured, 2000)).toBe((20 - rows.first) * 30)
  })
})
