import { defaultWordRule } from '../../shared/words/wordRule'
import type { DataReading } from '../../shared/protocol/spec'
import type { Report } from '../fault'
import { LabelTable } from '../label/labelTable'
import { reportTagFindings, type TagFindings, TagReader } from '../label/tagReader'
import { longSentence, toTagged } from '../readTagged'
import { hashSentence } from '../split/sentenceHash'
import type { OpenInspection, OpenProblem } from './openInspection'
import type { OpenReader } from './OpenReader'
import { isFault } from './OpenReader'

/** Lines of a block at least: so many are read anew after an edit. */
const blockSize = 200

/** A sentence of a block. */
interface BlockSentence {
  /** From the block's first line, 0. */
  readonly line: number
  readonly words: number
  readonly hash: number
  readonly hashOfTags: number
}

/** Some neighbouring sentences and what they show; lines count from 0 at the first of the block. */
interface Block {
  /** Of its own: a slice would keep the whole text that it was cut from, of each edit another one. */
  readonly text: string
  readonly lineCount: number
  readonly sentences: readonly BlockSentence[]
  readonly types: ReadonlySet<string>
  readonly problems: readonly OpenProblem[]
  readonly tags: TagFindings
}

const letterB = 0x42

/**
 * Finds all defects that the texts of one file show by themselves, sentences that stand in it twice included. What is
 * the same as in the text before is not read again.
 */
export class OpenInspector {
  private readonly labels: LabelTable
  private blocks: readonly Block[] = []
  private layout = ''

  constructor(reading: DataReading) {
    this.labels = new LabelTable(reading.labels, reading.labelMap)
  }

  /** @param first number of the first line of the text, from 1 */
  inspect(reader: OpenReader, text: string, first = 1): OpenInspection {
    if (this.layout !== reader.layoutKey) this.blocks = []
    this.layout = reader.layoutKey
    this.blocks = this.update(reader, text)
    return this.conclude(first, reader)
  }

  /** The blocks of a text; those at the beginning and at the end that are as before are kept. */
  private update(reader: OpenReader, text: string): readonly Block[] {
    const { blocks } = this
    let [head, start] = [0, 0]
    for (let block = blocks[head]; block !== undefined && text.startsWith(block.text, start); block = blocks[head]) {
      start += block.text.length
      head++
    }
    // What goes on behind it belongs to it.
    while (head > 0 && start < text.length && !isClosed(text, start, reader)) start -= blocks[--head]?.text.length ?? 0
    let [tail, end] = [blocks.length, text.length]
    for (let block = blocks[tail - 1]; tail > head && block !== undefined; block = blocks[tail - 1]) {
      if (end - block.text.length < start || !text.endsWith(block.text, end)) break
      end -= block.text.length
      tail--
    }
    while (tail < blocks.length && end > start && !isClosed(text, end, reader)) end += blocks[tail++]?.text.length ?? 0
    return [...blocks.slice(0, head), ...this.read(reader, text.slice(start, end)), ...blocks.slice(tail)]
  }

  private read(reader: OpenReader, text: string): readonly Block[] {
    const lines: readonly string[] = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu) ?? []
    const blocks: Block[] = []
    for (let start = 0; start < lines.length;) {
      let end = Math.min(start + blockSize, lines.length)
      while (end < lines.length && !reader.isEndOfSentence(lines[end - 1] ?? '')) end++
      blocks.push(this.readBlock(reader, lines.slice(start, end).join('')))
      start = end
    }
    return blocks
  }

  private readBlock(reader: OpenReader, text: string): Block {
    const lines = splitLines(text)
    const problems: OpenProblem[] = []
    const report: Report = (code, line, values = {}, word) =>
      problems.push({ code, line, arguments: values, word: word ?? null })
    const tagReader = new TagReader(this.labels, report, Infinity)
    const sentences: BlockSentence[] = []
    const types = new Set<string>()
    try {
      for (const raw of reader.read(lines, 0, report)) {
        const example = toTagged(raw, tagReader, { wordRule: defaultWordRule, report })
        if (example === null) continue
        const { tokens, tags, line } = example
        for (const tag of tags) if (tag.charCodeAt(0) === letterB) types.add(tag.slice(2))
        sentences.push({ line, words: tokens.length, hash: hashSentence(tokens), hashOfTags: hashSentence(tags) })
      }
    } catch (error) {
      if (!isFault(error)) throw error
      report(error.code, error.line, error.values)
    }
    // Behind the last line break there is no line.
    const lineCount = lines.length - (lines.at(-1) === '' ? 1 : 0)
    return { text, lineCount, sentences, types, problems, tags: tagReader.findings() }
  }

  /** What only the whole file shows, with all that its blocks do. */
  private conclude(first: number, reader: OpenReader): OpenInspection {
    const problems: OpenProblem[] = []
    const report: Report = (code, line, values = {}, word) =>
      problems.push({ code, line, arguments: values, word: word ?? null })
    const tags: TagFindings = { orphans: [], orphanCount: 0, openings: 0, bareTag: null }
    const firsts = new Map<number, BlockSentence & { readonly at: number }>()
    let start = first
    let longest = 0
    for (const block of this.blocks) {
      for (const problem of block.problems) problems.push({ ...problem, line: problem.line + start })
      addFindings(tags, block.tags, start)
      for (const sentence of block.sentences) {
        longest = Math.max(longest, sentence.words)
        noteRepeated(sentence, sentence.line + start, firsts, report)
      }
      start += block.lineCount
    }
    reportTagFindings(tags, report)
    const examples = this.blocks.reduce((sum, { sentences }) => sum + sentences.length, 0)
    if (examples === 1 && longest > longSentence && reader.format === 'conll')
      report('FD031', first, { words: longest })
    const types = new Set(this.blocks.flatMap((block) => [...block.types]))
    return {
      examples,
      types: this.labels.givenTypes ?? [...types].sort(),
      problems: problems.toSorted((one, other) => one.line - other.line),
    }
  }
}

function noteRepeated(
  sentence: BlockSentence,
  line: number,
  firsts: Map<number, BlockSentence & { readonly at: number }>,
  report: Report,
): void {
  const first = firsts.get(sentence.hash)
  if (first === undefined) firsts.set(sentence.hash, { ...sentence, at: line })
  else report(first.hashOfTags === sentence.hashOfTags ? 'FD032' : 'FD033', line, { line: first.at })
}

function addFindings(all: TagFindings, { orphans, orphanCount, openings, bareTag }: TagFindings, start: number): void {
  for (const orphan of orphans) all.orphans.push({ ...orphan, line: orphan.line + start })
  all.orphanCount += orphanCount
  all.openings += openings
  all.bareTag ??= bareTag === null ? null : { ...bareTag, line: bareTag.line + start }
}

/** Whether a sentence ends where a text is cut, and a line does. */
function isClosed(text: string, at: number, reader: OpenReader): boolean {
  const last = text[at - 1]
  if (last !== '\n' && (last !== '\r' || text[at] === '\n')) return false
  const end = last === '\n' && text[at - 2] === '\r' ? at - 2 : at - 1
  const start = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1
  return reader.isEndOfSentence(end === 0 ? '' : text.slice(start, end))
}

/** The lines of a text without their ends. */
export function splitLines(text: string): readonly string[] {
  return text.split(text.includes('\r') ? /\r\n|\n|\r/u : '\n')
}
