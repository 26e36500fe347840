import type { LineFormat } from './LineReader'
import { addSpacyRow } from './spacyScores'

/** The head of the table that `spacy train` prints: epoch, step, losses, scores. */
const head = /^E\s+#\s+.*SCORE\s*$/
const colours = /\u001b\[[0-9;]*[A-Za-z]/g
const number = /^-?(\d+(\.\d+)?|nan|inf)$/i

/** Whether a line is the head of the table of `spacy train`. */
export function isSpacyHead(line: string): boolean {
  return head.test(plain(line))
}

/** Output of `spacy train`, kept in a file: what is not its table is passed over. */
export function spacyTable(): LineFormat {
  let columns: readonly string[] = []
  return {
    readLine: (line, history) => {
      const text = plain(line)
      if (head.test(text)) {
        columns = text.trim().split(/\s{2,}/)
        history.facts.isFinished = false
      }
      if (text.includes('Saved pipeline to output directory')) history.facts.isFinished = true
      const cells = text.trim().split(/\s+/)
      if (columns.length > 0 && cells.length === columns.length && cells.every((cell) => number.test(cell)))
        addSpacyRow(rowOf(columns, cells.map(Number)), history)
      return true
    },
  }
}

/** A progress bar returns to the beginning of its line; what was printed last is what stands there. */
function plain(line: string): string {
  return line.slice(line.lastIndexOf('\r') + 1).replaceAll(colours, '')
}

function rowOf(columns: readonly string[], values: readonly number[]): Parameters<typeof addSpacyRow>[0] {
  const cells = columns.map((name, index) => [name.toLowerCase(), values[index] ?? NaN] as const)
  const [epoch, step, ...rest] = cells
  const score = rest.pop()
  const losses = rest.filter(([name]) => name.startsWith('loss '))
  return {
    step: step?.[1] ?? NaN,
    epoch: epoch?.[1] ?? null,
    losses: losses.map(([name, value]) => [name.slice('loss '.length), value] as const),
    scores: rest.filter(([name]) => !name.startsWith('loss ')),
    score: score?.[1] ?? null,
  }
}
