import { describe, expect, it } from 'vitest'
import { SparseTable } from '../../../../src/runs/foreign/SparseTable'
import { columnsOf } from './columnsOf'

type Row = readonly [step: number, figures: Readonly<Record<string, number>>]

function tableOf(...rows: readonly Row[]): SparseTable {
  const table = new SparseTable('steps')
  for (const [step, figures] of rows) table.add(step, new Map(Object.entries(figures)))
  table.settle()
  return table
}

const read = (table: SparseTable, name = 'steps') => columnsOf(new Map(table.tables()), name)

describe('figures that come in any company', () => {
  it('of one step make one row, in whichever order they come', () => {
    expect(read(tableOf([1, { a: 1 }], [1, { b: 2 }], [2, { b: 3 }], [2, { a: 4 }]))).toEqual({
      step: [1, 2],
      a: [1, 4],
      b: [2, 3],
    })
  })

  it('told twice at a step are two rows', () => {
    expect(read(tableOf([1, { a: 1 }], [1, { a: 2 }]))).toEqual({ step: [1, 1], a: [1, 2] })
  })

  it('that begin later have a table of their own', () => {
    const table = tableOf([1, { a: 1 }], [2, { a: 2, b: 3 }])
    expect(read(table)).toEqual({ step: [1, 2], a: [1, 2] })
    expect(read(table, 'steps/b')).toEqual({ step: [2], b: [3] })
  })

  it('that others come without move to a table of their own, with their place', () => {
    const table = tableOf([1, { a: 1, b: 2, epoch: 0.5 }], [2, { a: 3, epoch: 1 }])
    expect(read(table)).toEqual({ step: [1, 2], a: [1, 3], epoch: [0.5, 1] })
    expect(read(table, 'steps/b')).toEqual({ step: [1], b: [2], epoch: [0.5] })
  })

  it('wait for the rest of their step, if their neighbours had more', () => {
    const table = tableOf([1, { a: 1, b: 1 }])
    table.add(2, new Map([['a', 2]]))
    expect(table.isWhole).toBe(false)
    table.add(2, new Map([['b', 2]]))
    expect(table.isWhole).toBe(true)
  })

  it('that go back take back what came after, in the tables that they are in', () => {
    const table = tableOf([1, { a: 1 }], [2, { a: 2 }], [3, { a: 3, b: 3 }], [2, { a: 4 }])
    expect(read(table)).toEqual({ step: [1, 2], a: [1, 4] })
    table.takeBackFrom(3)
    expect(read(table, 'steps/b')).toEqual({ step: [], b: [] })
  })
})
