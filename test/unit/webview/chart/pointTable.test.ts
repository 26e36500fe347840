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

  it('lays its values along another of its columns', () => {
    const table = new PointTable()
    const columns = { loss: [3, 2], epoch: [0.5, 1] }
    table.append([10, 20], Object.entries(columns))
    const curve = table.curve('loss', 'epoch')
    expect([...(curve?.x.values ?? [])]).toEqual([0.5, 1])
    expect(table.curve('loss', 'epoch')).toBe(curve)
    expect(table.curve('loss')).not.toBe(curve)
    expect(table.curve('loss', 'elapsed')).toBeUndefined()
  })

  it('shares a column that ascends: a million places are not copied', () => {
    const table = new PointTable()
    const columns = { loss: [3, 2], accuracy: [0, 1], epoch: [0.5, 1] }
    table.append([10, 20], Object.entries(columns))
    expect(table.curve('loss', 'epoch')?.x).toBe(table.curve('accuracy', 'epoch')?.x)
  })

  it('keeps places in order where they are missing or fall, also when that happens later', () => {
    const table = new PointTable()
    const rows = { loss: [5, 4], elapsed: [NaN, 2] }
    table.append([1, 2], Object.entries(rows))
    const before = table.curve('loss', 'elapsed')
    expect([...(before?.x.values ?? [])]).toEqual([0, 2])
    const more = { loss: [3, 2, 1], elapsed: [1, NaN, 7] }
    table.append([3, 4, 5], Object.entries(more))
    expect([...(table.curve('loss', 'elapsed')?.x.values ?? [])]).toEqual([0, 2, 2, 2, 7])
    expect([...(table.curve('loss', 'elapsed')?.values.values ?? [])]).toEqual([5, 4, 3, 2, 1])
  })
})
