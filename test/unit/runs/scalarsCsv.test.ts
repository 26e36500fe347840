import { expect, it } from 'vitest'
import { ScalarTable } from '../../../src/shared/columns/ScalarTable'
import { scalarsCsv } from '../../../src/runs/scalarsCsv'

function table(
  rows: readonly (readonly [step: number, values: Readonly<Record<string, number | null>>])[],
): ScalarTable {
  const made = new ScalarTable()
  for (const [step, values] of rows) made.push(step, Object.entries(values))
  return made
}

function linesOf(runs: Parameters<typeof scalarsCsv>[0]): readonly string[] {
  return [...scalarsCsv(runs)].join('').split('\r\n')
}

it('has a row for each step of each run, and a column for each figure of any', () => {
  const one = new Map([
    ['steps', table([[1, { epoch: 0.5, time: 10, elapsed: 1, loss: 0.25 }]])],
    ['validation', table([[1, { f1: 0.1, epoch: 0.5 }]])],
  ])
  const other = new Map([['steps', table([[2, { loss: null, reward: 1e-7 }]])]])
  expect(
    linesOf([
      { id: 'a', tables: one },
      { id: 'b', tables: other },
    ]),
  ).toEqual([
    'run,split,step,epoch,time,elapsed,loss,f1,reward',
    'a,train,1,0.5,10,1,0.25,,',
    'a,validation,1,0.5,,,,0.1,',
    'b,train,2,,,,,,1e-7',
    '',
  ])
})

it('has the split of figures that have a table of their own', () => {
  const tables = new Map([['steps/reward', table([[5, { reward: 1 }]])]])
  expect(linesOf([{ id: 'a', tables }])[1]).toBe('a,train,5,,,,1')
})

it('quotes names that would be several cells', () => {
  const tables = new Map([['steps', table([[1, { 'a,"b': 2 }]])]])
  expect(linesOf([{ id: 'x\ny', tables }])).toEqual([
    'run,split,step,epoch,time,elapsed,"a,""b"',
    '"x\ny",train,1,,,,2',
    '',
  ])
})

it('comes in pieces, and is whole', () => {
  const rows = Array.from({ length: 2500 }, (_, index) => [index, { loss: index }] as const)
  const pieces = [...scalarsCsv([{ id: 'a', tables: new Map([['steps', table(rows)]]) }])]
  expect(pieces.length).toBeGreaterThan(2)
  const lines = pieces.join('').trimEnd().split('\r\n')
  expect(lines).toHaveLength(2501)
  expect(lines.at(-1)).toBe('a,train,2499,,,,2499')
})
