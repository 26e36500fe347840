import { DataFault } from '../fault'
import type { LineBatch } from '../read/readLines'
import { type ConllLayout, findConllLayout } from './conllLayout'
import type { ExampleBatches, RawExample, ReadContext } from './rawExample'
import { looksLikeTag } from './tagShape'

/** A sentence that goes on for longer was not separated from the next ones. */
export const mostWords = 100_000

const hash = 0x23
const minus = 0x2d

/**
 * CoNLL: a word and its tag on a line, columns separated by tabs or spaces, an empty line between sentences.
 * `-DOCSTART-` lines end a sentence; lines that open with `#`, before a sentence and without a tag, are comments.
 */
export async function* readConll(batches: AsyncIterable<LineBatch>, context: ReadContext): ExampleBatches {
  let reader: ConllReader | null = null
  for await (const { lines, first } of batches) {
    reader ??= new ConllReader(findConllLayout(lines, context), context)
    yield reader.read(lines, first)
  }
  if (reader !== null) {
    yield reader.end()
  }
}

/** Takes the lines of a file as they come, and gives the sentences that have ended. */
export class ConllReader {
  private tokens: string[] = []
  private tags: string[] = []
  private startLine = 0
  private isBroken = false
  private examples: RawExample[] = []

  constructor(
    private readonly layout: ConllLayout,
    private readonly context: ReadContext,
  ) {}

  read(lines: readonly string[], first: number): readonly RawExample[] {
    this.examples = []
    let number = first
    for (const line of lines) {
      if (line === '' || (line.charCodeAt(0) <= 32 && line.trim() === '')) {
        this.flush()
      } else {
        this.readLine(line, number)
      }
      number++
    }
    return this.examples
  }

  end(): readonly RawExample[] {
    this.examples = []
    this.flush()
    return this.examples
  }

  private readLine(line: string, number: number): void {
    const first = line.charCodeAt(0)
    if (first === minus && line.startsWith('-DOCSTART-')) {
      this.flush()
    } else if (first !== hash || this.tokens.length > 0 || !isComment(line)) {
      this.readWord(line.charCodeAt(line.length - 1) <= 32 ? line.trimEnd() : line, number)
    }
  }

  private readWord(line: string, number: number): void {
    if (this.tokens.length === 0 && !this.isBroken) {
      this.startLine = number
    }
    const { tokenColumn, tagColumn } = this.layout
    const tab = line.indexOf('\t')
    if (tokenColumn !== 0 || tagColumn !== 'last') {
      const cells = tab < 0 ? line.split(/ +/u) : line.split('\t')
      this.add(cells[tokenColumn], tagColumn === 'last' ? cells.at(-1) : cells[tagColumn], number)
      return
    }
    const cut = tab < 0 ? line.indexOf(' ') : tab
    if (cut < 0) {
      this.add(line, undefined, number)
    } else {
      this.add(line.slice(0, cut), line.slice(line.lastIndexOf(tab < 0 ? ' ' : '\t') + 1), number)
    }
  }

  private add(token: string | undefined, tag: string | undefined, number: number): void {
    if (token === undefined || tag === undefined) {
      this.context.report('FD005', number, { word: token ?? '' })
      this.isBroken = true
      return
    }
    this.tokens.push(token)
    this.tags.push(tag)
    if (this.tokens.length > mostWords) {
      throw new DataFault('FD021', this.startLine, { limit: mostWords })
    }
  }

  private flush(): void {
    if (this.tokens.length > 0 && !this.isBroken) {
      const { tokens, tags, startLine: line } = this
      this.examples.push({ type: 'tokens', line, tokens, tags, isWordPerLine: true, source: null })
    }
    this.tokens = []
    this.tags = []
    this.isBroken = false
  }
}

/** `# sent_id = 3`, and not the word `#` with its tag. */
function isComment(line: string): boolean {
  const cells = line.trimEnd().split(/[\t ]+/u)
  return !looksLikeTag(cells.at(-1) ?? '')
}
