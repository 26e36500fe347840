import type { Word } from '../../shared/words/splitWords'
import { splitWords } from '../../shared/words/splitWords'
import type { WordRuleName } from '../../shared/words/wordRule'
import type { Report } from '../fault'
import type { CharacterSpan } from './characterSpan'
import type { RawText, RawTokens } from './rawExample'
import { toUtf16Spans } from './utf16Spans'

/** Splits a text into words and gives those of each span its tags. Null if the text has no word. */
export function spansToTokens(example: RawText, rule: WordRuleName, report: Report): RawTokens | null {
  const { text, line } = example
  const words = splitWords(text, rule)
  const spans = toUtf16Spans(text, example.spans, words)
  const tags = tagWords(text, words, spans, (code, values) => report(code, line, values))
  if (words.length === 0) {
    return null
  }
  const tokens = words.map((word) => word.text)
  return { type: 'tokens', line, tokens, tags, isWordPerLine: false, source: null }
}

/**
 * The tags of words, BIO2, by spans of their text: one that ends within a word takes all of it, and is told.
 *
 * @param spans in UTF-16 units
 */
export function tagWords(
  text: string,
  words: readonly Word[],
  spans: readonly CharacterSpan[],
  report: (code: SpanCode, values: Record<string, string | number>) => void,
): readonly string[] {
  const tagger = new SpanTagger(text, words, report)
  // Of spans that share a word the longest is kept, so it comes first.
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    tagger.tag(span)
  }
  return tagger.tags
}

type SpanCode = 'FD016' | 'FD017' | 'FD018'

class SpanTagger {
  readonly tags: string[]
  private readonly owners: (CharacterSpan | undefined)[]

  constructor(
    private readonly text: string,
    private readonly words: readonly Word[],
    private readonly report: (code: SpanCode, values: Record<string, string | number>) => void,
  ) {
    this.tags = words.map(() => 'O')
    this.owners = words.map(() => undefined)
  }

  tag(span: CharacterSpan): void {
    const { start, end, label } = span
    const first = this.words.findIndex((word) => word.end > start)
    const last = this.words.findLastIndex((word) => word.start < end)
    if (start < 0 || end <= start || end > this.text.length || first < 0 || last < first) {
      this.report('FD016', { start, end, label, length: this.text.length })
      return
    }
    const owner = this.owners.slice(first, last + 1).find((other) => other !== undefined)
    if (owner !== undefined) {
      this.report('FD018', { span: this.textOf(span), label, kept: this.textOf(owner) })
      return
    }
    const whole = { start: this.words[first]?.start ?? start, end: this.words[last]?.end ?? end }
    if (whole.start < start || whole.end > end) {
      this.report('FD017', { span: this.textOf(span), label, words: this.textOf(whole) })
    }
    for (let index = first; index <= last; index++) {
      this.tags[index] = `${index === first ? 'B' : 'I'}-${label}`
      this.owners[index] = span
    }
  }

  private textOf(span: { readonly start: number; readonly end: number }): string {
    return this.text.slice(span.start, span.end)
  }
}
