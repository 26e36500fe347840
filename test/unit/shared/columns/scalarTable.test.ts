import { describe, expect, it } from 'vitest'
import { ScalarTable } from '../../../../src/shared/columns/ScalarTable'

const numbersOf = (table: ScalarTable, name: string) => [...(table.column(name)?.values ?? [])]

describe('a table of figures', () => {
  it('has no number where a row has none, before and after', () => {
    const table = new ScalarTable()
    table.push(10, [['loss', 1]])
    table.push(20, [
      ['loss', null],
      ['f1', 0.8],
    ])
    table.append([30, 40], [['f1', [0.9, 0.95]]])
    expect(numbersOf(table, 'step')).toEqual([10, 20, 30, 40])
    expect(numbersOf(table, 'loss')).toEqual([1, NaN, NaN, NaN])
    expect(numbersOf(table, 'f1')).toEqual([NaN, 0.8, 0.9, 0.95])
    expect([table.at('f1', 1), table.at('f1', 9), table.at('no such', 0)]).toEqual([0.8, NaN, NaN])
  })

  it('takes back the rows beyond a step, and says that it did', () => {
    const table = new ScalarTable()
    for (const step of [1, 2, 2, 3]) table.push(step, [['loss', step]])
    table.cutBeyond(3)
    expect([table.length, table.cuts]).toEqual([4, 0])
    table.cutBeyond(2)
    expect([numbersOf(table, 'loss'), table.cuts]).toEqual([[1, 2, 2], 1])
    table.push(3, [['loss', 9]])
    expect(numbersOf(table, 'loss')).toEqual([1, 2, 2, 9])
    table.cutBeyond(-Infinity)
    expect([table.length, numbersOf(table, 'loss')]).toEqual([0, []])
  })

  it('takes rows of the same columns one after another, beside columns that they do not have', () => {
    const table = new ScalarTable()
    const addRow = table.rowsOf(['loss', 'step'])
    addRow([0.5, 1])
    table.push(2, [['f1', 0.8]])
    addRow([0.25, 3])
    expect(numbersOf(table, 'step')).toEqual([1, 2, 3])
    expect(numbersOf(table, 'loss')).toEqual([0.5, NaN, 0.25])
    expect(numbersOf(table, 'f1')).toEqual([NaN, 0.8, NaN])
  })

  it('copies no numbers as it grows within what was reserved, and keeps those that it had', () => {
    const table = new ScalarTable()
    const addRow = table.rowsOf(['step', 'loss'])
    addRow([1, 0.5])
    table.reserve(1000)
    const { buffer } = table.steps.values
    for (let step = 2; step <= 1000; step++) addRow([step, 1 / step])
    expect(table.steps.values.buffer).toBe(buffer)
    expect([table.length, table.at('loss', 0), table.at('loss', 999)]).toEqual([1000, 0.5, 0.001])
  })

  it('copies no numbers of columns that come after room was reserved', () => {
    const table = new ScalarTable()
    table.reserve(100)
    table.append([1], [['loss', [0.5]]])
    const buffer = table.column('loss')?.values.buffer
    for (let step = 2; step <= 100; step++) table.append([step], [['loss', [1 / step]]])
    expect(buffer).toBeDefined()
    expect(table.column('loss')?.values.buffer).toBe(buffer)
    expect([table.length, table.at('loss', 99)]).toEqual([100, 0.01])
  })

  it('grows by much more than it began with', () => {
    const table = new ScalarTable()
    for (let step = 0; step < 5000; step++) table.push(step, [['loss', step * 2]])
    expect([table.length, table.at('loss', 4321)]).toEqual([5000, 8642])
  })
})
