import { joinWords } from '../../shared/words/joinWords'
import { wordSpans, type WordSpan } from '../../shared/entities/wordSpans'
import { splitWords } from '../../shared/words/splitWords'
import { defaultWordRule } from '../../shared/words/wordRule'
import { spansToTokens } from '../format/spansToTokens'
import type { RawExample } from '../format/rawExample'
import type { OpenReader } from './OpenReader'

/** A sentence as a text, with its words and entities. */
export interface SentenceText {
  readonly text: string
  /** Where each word is in the text, in UTF-16 units. */
  readonly words: readonly { readonly start: number; readonly end: number }[]
  /** In words. */
  readonly entities: readonly WordSpan[]
}

/** The text that words were probably taken from; of a text with spans, itself. */
export function sentenceText(example: RawExample, reader: OpenReader): SentenceText {
  if (example.type === 'text') {
    const tagged = spansToTokens(example, defaultWordRule, () => undefined)
    const entities = tagged === null ? [] : wordSpans(reader.bio2(tagged))
    return { text: example.text, words: splitWords(example.text, defaultWordRule), entities }
  }
  const { tokens } = example
  const { text, starts } = joinWords(tokens, { hyphens: true, punctuation: true })
  const words = tokens.map((token, index) => ({ start: starts[index] ?? 0, end: (starts[index] ?? 0) + token.length }))
  return { text, words, entities: wordSpans(reader.bio2(example)) }
}
