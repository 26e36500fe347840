import { splitRow } from '../../data/read/readRows'
import { addRow } from './jsonLines'
import type { LineFormat } from './LineReader'
import { StepCounter } from './stepOf'

/** The name that Lightning's `CSVLogger` gives its file. */
export const lightningFile = 'metrics.csv'

/**
 * Lines of a CSV file with a step and numbers, as Lightning's `CSVLogger` and Keras write them: what was not told with the
 * others is an empty cell. Lightning writes the file anew when it meets a new metric.
 */
export function csvLines(): LineFormat {
  const counter = new StepCounter()
  let names: readonly string[] | null = null
  return {
    readLine: (line, history) => {
      const cells = splitRow(line, ',')
      if (cells === null || (names !== null && cells.length !== names.length)) return false
      if (names === null) names = cells.map((cell) => cell.trim())
      else addRow(rowOf(names, cells), counter, history)
      return true
    },
  }
}

function rowOf(names: readonly string[], cells: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name, index) => [name, valueOf(cells[index]?.trim() ?? '')] as const))
}

/** A number, the text `NaN` for one that is none, or the cell's text. */
function valueOf(cell: string): unknown {
  if (/^-?(nan|inf|infinity)$/i.test(cell)) return 'NaN'
  return cell === '' || Number.isNaN(Number(cell)) ? cell : Number(cell)
}
