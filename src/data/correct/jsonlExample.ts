import type { RawExample, RawTokens } from '../format/rawExample'
import { RecordReader } from '../format/record'
import type { CellChange, EditableExample, Refusal, WantedExample } from './editableExample'
import { isSameWords } from './editableExample'
import { FileTags } from './FileTags'
import { listPlaces } from './jsonPlaces'

/** Lines that are looked at to know how a file writes its tags. */
const learnedLines = 2000

/** A line of a file of records, and the key that has its labels. */
interface RecordLine {
  readonly example: RawExample
  readonly labelKey: string
}

/** Finds an example in the lines of a JSONL file: where it was, else the nearest one with the same words. */
export function findJsonlExample(lines: readonly string[], wanted: WantedExample): EditableExample | Refusal {
  const found = findLine(lines, wanted)
  if (found === null) return 'moved'
  const { example, labelKey, line } = found
  const text = lines[line] ?? ''
  const places = listPlaces(text, labelKey)
  // Spans of characters, and labels in another field than of the record itself, are not single cells.
  if (example.type !== 'tokens' || places?.length !== example.tags.length) return 'format'
  const tags = new FileTags(wanted.reading)
  for (const other of lines.slice(0, learnedLines)) {
    const read = readLine(other, wanted)?.example
    if (read?.type === 'tokens') tags.learn(read.tags)
  }
  tags.learn(example.tags)
  const kept = example.tags.filter((_, index) => !isEmpty(example.tokens[index]))
  const now = tags.read(kept)
  if (now === null) return 'scheme'
  const before = tags.write(now)
  if (before === null) return 'scheme'
  const cells = places.filter((_, index) => !isEmpty(example.tokens[index]))
  return { tags: now, line, withTags }

  function withTags(wantedTags: readonly string[]): readonly CellChange[] | Refusal {
    const after = tags.write(wantedTags)
    if (after?.length !== cells.length) return 'scheme'
    return cells.flatMap(({ start, end }, index) => {
      const written = after[index] ?? ''
      if (written === before?.[index]) return []
      return [{ line, start, end, text: text[start] === '"' ? JSON.stringify(written) : written }]
    })
  }
}

/** From the line where it was outwards. */
function findLine(lines: readonly string[], wanted: WantedExample): (RecordLine & { readonly line: number }) | null {
  const from = wanted.line - 1
  for (let distance = 0; distance <= lines.length; distance++)
    for (const line of distance === 0 ? [from] : [from - distance, from + distance]) {
      const read = readLine(lines[line] ?? '', wanted)
      if (read !== null && hasWords(read.example, wanted)) return { ...read, line }
    }
  return null
}

function hasWords(example: RawExample, { words, line }: WantedExample): boolean {
  if (example.type === 'tokens') return isSameWords(wordsOf(example), words)
  // A text was split into words by a rule: that it is the same is known by its line and its letters.
  return example.line === line && example.text.replaceAll(/\s/gu, '') === words.join('').replaceAll(/\s/gu, '')
}

function wordsOf({ tokens }: RawTokens): readonly string[] {
  return tokens.filter((token) => !isEmpty(token))
}

function isEmpty(token: string | undefined): boolean {
  return token === undefined || token.trim() === ''
}

function readLine(text: string, { reading }: WantedExample): RecordLine | null {
  let labelKey = ''
  const onLayout = ({ labelColumn }: { labelColumn: string }) => (labelKey = labelColumn)
  try {
    const value: unknown = JSON.parse(text)
    const example = new RecordReader({ ...reading, report: () => undefined, onLayout }).read(value, 1)
    return example === null ? null : { example, labelKey }
  } catch {
    return null
  }
}
