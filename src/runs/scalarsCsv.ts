import { placeColumns, stepsTable } from '../shared/protocol/scalars'
import type { Table } from './RunHistory'
import type { Tables } from './RunSource'

/** A run to be written as lines of a CSV file. */
export interface CsvRun {
  readonly id: string
  readonly tables: Tables
}

/** Rows that are joined before they are handed on. */
const rowsAtOnce = 1000

/**
 * All scalars of some runs as the pieces of one CSV file (RFC 4180), a row for each step that something was told of:
 * `run`, `split` (`train` for the training steps, else the split that was evaluated), `step`, `epoch`, `time` (Unix
 * seconds), `elapsed` (seconds of work), then each figure by its name. A cell is empty where a row has no number.
 */
export function* scalarsCsv(runs: readonly CsvRun[]): Generator<string> {
  const figures = figuresOf(runs)
  yield `${['run', 'split', ...placeColumns, ...figures].map(cell).join(',')}\r\n`
  const columns = [...placeColumns, ...figures]
  for (const { id, tables } of runs)
    for (const [name, table] of tables) yield* linesOf(table, `${cell(id)},${cell(splitOf(name))}`, columns)
}

/** In the order in which the runs tell of them. */
function figuresOf(runs: readonly CsvRun[]): readonly string[] {
  const names = runs.flatMap(({ tables }) => [...tables.values()].flatMap((table) => table.names))
  return [...new Set(names)].filter((name) => !placeColumns.has(name))
}

/** A column that comes less often than others has a table of its own, `steps/reward`. */
function splitOf(table: string): string {
  const [name = table] = table.split('/')
  return name === stepsTable ? 'train' : name
}

function* linesOf(table: Table, head: string, names: readonly string[]): Generator<string> {
  const columns = names.map((name) => table.column(name))
  for (let begin = 0; begin < table.length; begin += rowsAtOnce) {
    const end = Math.min(table.length, begin + rowsAtOnce)
    const lines: string[] = []
    for (let row = begin; row < end; row++) lines.push(lineOf(columns, row, head))
    yield lines.join('')
  }
}

function lineOf(columns: readonly ReturnType<Table['column']>[], row: number, head: string): string {
  const numbers = columns.map((column) => {
    const value = column?.at(row) ?? NaN
    return Number.isNaN(value) ? '' : String(value)
  })
  return `${head},${numbers.join(',')}\r\n`
}

/** Names are data: with a comma, a quote or a line break they are quoted. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
