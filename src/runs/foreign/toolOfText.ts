import type { ForeignTool } from '../../shared/protocol/runPanel'
import { splitRow } from '../../data/read/readRows'
import { lightningFile } from './csvLines'
import { parseRow } from './jsonLines'
import { numbersOf } from './pythonJson'
import { isSpacyHead } from './spacyTable'
import { stepKeys, stepOf } from './stepOf'

/** The first objects may say how the run was begun. */
const looked = 20

/** The tool whose log a text file is, by its name and its first bytes; null if it is none that is known. */
export function toolOfText(name: string, head: string): ForeignTool | null {
  const lines = head.split('\n').filter((line) => line.trim() !== '')
  const first = lines[0] ?? ''
  if (/\.(jsonl|ndjson)$/i.test(name) || first.startsWith('{')) return toolOfJson(lines)
  if (/\.csv$/i.test(name)) return toolOfCsv(name, first)
  return lines.some(isSpacyHead) ? 'spacy' : null
}

function toolOfJson(lines: readonly string[]): ForeignTool | null {
  const rows = lines.slice(0, looked).map(parseRow)
  for (const row of rows) {
    if (row === null) continue
    if ('current_steps' in row && 'total_steps' in row) return 'llama-factory'
    if ('losses' in row && 'scores' in row && 'score' in row) return 'spacy'
    const step = stepOf(row)
    if (step !== null && [...numbersOf(row)].some(([name]) => !stepKeys.some((key) => key === name)))
      return 'json-lines'
  }
  return null
}

function toolOfCsv(name: string, head: string): ForeignTool | null {
  const columns = splitRow(head.trim(), ',') ?? []
  const hasStep = columns.some((column) => stepKeys.some((key) => key === column.trim()))
  if (!hasStep || columns.length < 2) return null
  return name === lightningFile ? 'lightning' : 'csv'
}
