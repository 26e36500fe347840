import { describe, expect, it } from 'vitest'
import { PointTable } from '../../../../webview/common/chart/PointTable'

describe('a table of points', () => {
  it('has a gap where a metric was not measured, before and after', () => {
    const table = new PointTable()
    table.append([10], [['loss', [1]]])
    table.append(
      [20],
      [
        ['loss', [0.5]],
        ['f1', [0.8]],
      ],
    )
    table.append([30], [['f1', [0.9]]])
    expect([...(table.curve('loss')?.values.values ?? [])]).toEqual([1, 0.5, NaN])
    expect([...(table.curve('f1')?.values.values ?? [])]).toEqual([NaN, 0.8, 0.9])
    expect(table.lastStep).toBe(30)
  })

  it('grows by much more than it began with', () => {
    const table = new PointTable()
    table.append(Float64Array.of(0, 1), [['loss', Float64Array.of(0, 2)]])
    for (let step = 2; step < 5000; step++) table.append([step], [['loss', [step * 2]]])
    const curve = table.curve('loss')
    expect(curve?.length).toBe(5000)
    expect(curve?.x.at(4321)).toBe(4321)
    expect(curve?.values.at(4321)).toBe(8642)
  })

  it('forgets its points, and leaves those it handed out', () => {
    const table = new PointTable()
    table.append([1, 2], [['loss', [3, 4]]])
    const before = table.curve('loss')
    table.clear()
    table.append([1], [['loss', [9]]])
    expect([before?.length, table.curve('loss')?.length, table.length]).toEqual([2, 1, 1])
  })
})
