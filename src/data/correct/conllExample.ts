import { DataFault } from '../fault'
import type { ConllLayout } from '../format/conllLayout'
import { findConllLayout } from '../format/conllLayout'
import { looksLikeTag } from '../format/tagShape'
import type { CellChange, EditableExample, Refusal, WantedExample } from './editableExample'
import { isSameWords } from './editableExample'
import { FileTags } from './FileTags'

/** Lines that are looked at to know how a file writes its tags. */
const learnedLines = 20_000

/** A word of a CoNLL file with its tag, which stands between these columns of its line. */
interface TaggedWord {
  readonly line: number
  readonly word: string
  readonly tag: string
  readonly start: number
  readonly end: number
}

/** Finds an example in the lines of a CoNLL file: where it was, else the nearest one with the same words. */
export function findConllExample(lines: readonly string[], wanted: WantedExample): EditableExample | Refusal {
  const layout = layoutOf(lines, wanted)
  if (layout === null) return 'format'
  const isWanted = (words: readonly TaggedWord[]) =>
    isSameWords(
      words.map(({ word }) => word),
      wanted.words,
    )
  const there = sentenceAt(lines, wanted.line - 1, layout)
  const found = isWanted(there) ? there : nearest(lines, layout, wanted.line - 1, isWanted)
  if (found === null) return 'moved'
  const tags = new FileTags(wanted.reading)
  for (const words of sentences(lines, 0, Math.min(lines.length, learnedLines), layout))
    tags.learn(words.map(({ tag }) => tag))
  tags.learn(found.map(({ tag }) => tag))
  return editable(found, tags)
}

function editable(words: readonly TaggedWord[], tags: FileTags): EditableExample | Refusal {
  const now = tags.read(words.map(({ tag }) => tag))
  if (now === null) return 'scheme'
  const before = tags.write(now)
  if (before === null) return 'scheme'
  return { tags: now, line: words[0]?.line ?? 0, withTags }

  function withTags(wanted: readonly string[]): readonly CellChange[] | Refusal {
    const after = tags.write(wanted)
    if (after?.length !== words.length) return 'scheme'
    // What the file writes in a way of its own, and what means the same afterwards, stays as it is.
    return words.flatMap(({ line, start, end }, index) => {
      const text = after[index] ?? ''
      return text === before?.[index] ? [] : [{ line, start, end, text }]
    })
  }
}

function layoutOf(lines: readonly string[], { reading }: WantedExample): ConllLayout | null {
  try {
    return findConllLayout(lines, { ...reading, report: () => undefined, onLayout: () => undefined })
  } catch (error) {
    if (error instanceof DataFault) return null
    throw error
  }
}

function nearest(
  lines: readonly string[],
  layout: ConllLayout,
  line: number,
  isWanted: (words: readonly TaggedWord[]) => boolean,
): readonly TaggedWord[] | null {
  const distance = (words: readonly TaggedWord[]) => Math.abs((words[0]?.line ?? 0) - line)
  let best: readonly TaggedWord[] | null = null
  for (const words of sentences(lines, 0, lines.length, layout))
    if (isWanted(words) && (best === null || distance(words) < distance(best))) best = words
  return best
}

function* sentences(
  lines: readonly string[],
  from: number,
  to: number,
  layout: ConllLayout,
): Generator<readonly TaggedWord[]> {
  for (let line = from; line < to;) {
    if (isBreak(lines[line] ?? '')) {
      line++
      continue
    }
    yield sentenceAt(lines, line, layout)
    while (line < to && !isBreak(lines[line] ?? '')) line++
  }
}

/** The words from a line to the end of their sentence, without those that are nothing. */
function sentenceAt(lines: readonly string[], from: number, layout: ConllLayout): readonly TaggedWord[] {
  const words: TaggedWord[] = []
  for (let number = from; number < lines.length; number++) {
    const line = lines[number] ?? ''
    if (isBreak(line)) break
    const word = isComment(line, words.length) ? null : taggedWord(line, number, layout)
    if (word !== null && word.word.trim() !== '') words.push(word)
  }
  return words
}

function isBreak(line: string): boolean {
  return line.trim() === '' || line.startsWith('-DOCSTART-')
}

function isComment(line: string, wordsBefore: number): boolean {
  return (
    wordsBefore === 0 &&
    line.startsWith('#') &&
    !looksLikeTag(
      line
        .trimEnd()
        .split(/[\t ]+/u)
        .at(-1) ?? '',
    )
  )
}

function taggedWord(line: string, number: number, { tokenColumn, tagColumn }: ConllLayout): TaggedWord | null {
  const cells = cellsOf(line)
  const [token, tag] = [cells[tokenColumn], tagColumn === 'last' ? cells.at(-1) : cells[tagColumn]]
  if (token === undefined || tag === undefined || token === tag) return null
  return { line: number, word: token.text, tag: tag.text, start: tag.start, end: tag.start + tag.text.length }
}

function cellsOf(line: string): readonly { readonly text: string; readonly start: number }[] {
  const text = line.trimEnd()
  const separator = text.includes('\t') ? /\t/gu : / +/gu
  const cells = []
  let start = 0
  for (const match of text.matchAll(separator)) {
    cells.push({ text: text.slice(start, match.index), start })
    start = match.index + match[0].length
  }
  return [...cells, { text: text.slice(start), start }]
}
