import type { ConllLayout } from '../format/conllLayout'
import type { WordTags } from './wordTags'

/** Words at the end of a file whose other columns are looked at. */
const sampleSize = 200
/** So many with the same in a column say that it is always that. */
const fewest = 20
/** What CoNLL-U has for what is not known. */
const unknown = '_'

/** How a file lays out the line of a word. */
interface WordLine {
  readonly separator: string
  readonly tokenColumn: number
  readonly tagColumn: number
  /** What stands in each column that is neither; null: the number of the word. */
  readonly others: readonly (string | null)[]
}

/** The lines of a sentence, with as many columns as the last word of the file has. @param tail the file's last lines */
export function conllLines({ tokens, tags }: WordTags, layout: ConllLayout, tail: readonly string[]): string[] {
  const { separator, tokenColumn, tagColumn, others } = wordLineOf(layout, tail)
  return tokens.map((token, word) => {
    const cells = others.map((other) => other ?? String(word + 1))
    cells[tokenColumn] = token
    cells[tagColumn] = tags[word] ?? ''
    return cells.join(separator)
  })
}

function wordLineOf({ tokenColumn, tagColumn }: ConllLayout, tail: readonly string[]): WordLine {
  const words = tail.filter(isWord).slice(-sampleSize)
  const separator = words.length === 0 || (words.at(-1) ?? '').includes('\t') ? '\t' : ' '
  const rows = words.map((line) => line.trimEnd().split(separator === '\t' ? '\t' : / +/u))
  const { length: width } = rows.at(-1) ?? ['', '']
  const full = rows.filter(({ length }) => length === width)
  const others = Array.from({ length: width }, (_, column) =>
    otherCell(
      full.map((row) => row[column] ?? ''),
      column < tokenColumn,
    ),
  )
  return { separator, tokenColumn, tagColumn: tagColumn === 'last' ? width - 1 : tagColumn, others }
}

function otherCell(cells: readonly string[], mayCount: boolean): string | null {
  if (mayCount && cells.every((cell) => /^\d+$/u.test(cell))) return null
  const [first = unknown] = cells
  return cells.length >= fewest && cells.every((cell) => cell === first) ? first : unknown
}

function isWord(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('-DOCSTART-') && !line.startsWith('# ')
}
