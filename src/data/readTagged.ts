import type { ExampleSource } from '../shared/protocol/example'
import type { WordRuleName } from '../shared/words/wordRule'
import type { PlannedFile } from './dataFiles'
import { DataFault, type Report } from './fault'
import type { Layout, RawExample, RawTokens } from './format/rawExample'
import { readExamples } from './format/readExamples'
import { spansToTokens } from './format/spansToTokens'
import type { LabelTable } from './label/labelTable'
import { lineOf, TagReader } from './label/tagReader'

/** An example in BIO2, and where it stands in the file that was read. */
export interface TaggedExample {
  readonly tokens: readonly string[]
  readonly tags: readonly string[]
  readonly line: number
  /** What a canonical example says of where it came from, else null. */
  readonly source: ExampleSource | null
  /** Whether it is anything but a canonical example whose words and tags stay as they were. */
  readonly isChanged: boolean
}

export interface TaggedContext {
  readonly labels: LabelTable
  /** For texts with spans; the default for files that have none. */
  readonly wordRule: WordRuleName
  readonly textColumn: string | null
  readonly labelColumn: string | null
  readonly report: Report
  readonly signal: AbortSignal | undefined
  readonly onChunk: (chunk: Buffer) => void
  readonly onLayout?: (layout: Layout) => void
}

/** A conll file of one sentence that is longer than this probably lacks its empty lines. */
export const longSentence = 200

/**
 * The examples of a file of any format, brought to BIO2. Defects are told; those that end the reading do not throw.
 *
 * @throws The signal's reason when aborted.
 */
export async function* readTagged(
  planned: PlannedFile,
  context: TaggedContext,
): AsyncGenerator<readonly TaggedExample[]> {
  const tags = new TagReader(context.labels, context.report)
  let count = 0
  let longest = 0
  try {
    for await (const batch of readRaw(planned, context)) {
      const examples: TaggedExample[] = []
      for (const raw of batch) {
        const example = toTagged(raw, tags, context)
        if (example !== null) {
          examples.push(example)
          longest = Math.max(longest, example.tokens.length)
        }
      }
      count += examples.length
      yield examples
    }
  } catch (error) {
    if (!(error instanceof DataFault)) {
      throw error
    }
    context.report(error.code, error.line, error.values)
    return
  }
  tags.finish()
  if (count === 1 && longest > longSentence && planned.format === 'conll') {
    context.report('FD031', 1, { words: longest })
  }
}

/** The examples of a file as it has them. */
export async function* readRaw(planned: PlannedFile, context: TaggedContext): AsyncGenerator<readonly RawExample[]> {
  if (planned.format === null) {
    throw new DataFault('FD025', 1)
  }
  const { textColumn, labelColumn, report, signal, onChunk } = context
  const onLayout = context.onLayout ?? (() => undefined)
  const reading = { textColumn, labelColumn, report, onLayout }
  yield* readExamples(planned.file.path, planned.format, planned.firstLines, reading, { signal, onChunk })
}

/** An example in BIO2; null, and told, if it cannot be used. */
export function toTagged(
  raw: RawExample,
  reader: TagReader,
  context: Pick<TaggedContext, 'wordRule' | 'report'>,
): TaggedExample | null {
  const split = raw.type === 'text' ? spansToTokens(raw, context.wordRule, context.report) : raw
  const example = split === null ? null : withoutEmptyWords(split, context.report)
  if (example === null || example.tokens.length === 0) {
    return null
  }
  const tags = reader.read(example)
  if (tags === null) {
    return null
  }
  const { tokens, line, source } = example
  // Only matters for canonical examples, and costs a pass over the tags.
  const isChanged = source === null || example !== raw || tags.some((tag, index) => tag !== example.tags[index])
  return { tokens, tags, line, source, isChanged }
}

/** Leaves out words that are nothing or white space: no tokenizer makes a token of them. */
function withoutEmptyWords(example: RawTokens, report: Report): RawTokens {
  if (!example.tokens.some(isEmptyWord)) {
    return example
  }
  const kept = example.tokens.map((token) => !isEmptyWord(token))
  for (const [index, isKept] of kept.entries()) {
    if (!isKept) {
      report('FD023', lineOf(example, index), { tag: example.tags[index] ?? '' })
    }
  }
  const isKept = (_: string, index: number) => kept[index] === true
  return { ...example, tokens: example.tokens.filter(isKept), tags: example.tags.filter(isKept), isWordPerLine: false }
}

function isEmptyWord(token: string): boolean {
  const first = token.charCodeAt(0)
  // NaN for nothing; most words open with a visible ASCII character and need no further look.
  return !(first > 0x20 && first < 0x7f) && token.trim() === ''
}
