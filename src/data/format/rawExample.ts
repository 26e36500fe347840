import type { ExampleSource } from '../../shared/protocol/example'
import type { Report } from '../fault'
import type { CharacterSpan } from './characterSpan'

/** A sentence as a file has it: tags in any scheme, or characters marked in a text. */
export type RawExample = RawTokens | RawText

export interface RawTokens {
  readonly type: 'tokens'
  /** Of its first word, from 1. */
  readonly line: number
  readonly tokens: readonly string[]
  readonly tags: readonly string[]
  /** Whether each word has a line of its own, from `line` on. */
  readonly isWordPerLine: boolean
  /** Where a canonical example says that it came from; null in other formats. */
  readonly source: ExampleSource | null
}

export interface RawText {
  readonly type: 'text'
  readonly line: number
  readonly text: string
  readonly spans: readonly CharacterSpan[]
}

/** Which columns or keys of a file were read. */
export interface Layout {
  readonly columns: readonly string[]
  readonly textColumn: string
  readonly labelColumn: string
}

/** What a reader of a format needs. */
export interface ReadContext {
  /** The column or key with the words or the text, null to find it. */
  readonly textColumn: string | null
  readonly labelColumn: string | null
  readonly report: Report
  readonly onLayout: (layout: Layout) => void
}

export type ExampleBatches = AsyncGenerator<readonly RawExample[]>

/** Words and tags read from lists; null, and told, if they are not as many. */
export function pairTokens(
  tokens: readonly string[],
  tags: readonly string[],
  line: number,
  source: ExampleSource | null,
  report: Report,
): RawTokens | null {
  if (tokens.length !== tags.length) {
    report('FD013', line, { tokens: tokens.length, tags: tags.length })
    return null
  }
  return { type: 'tokens', line, tokens, tags, isWordPerLine: false, source }
}
