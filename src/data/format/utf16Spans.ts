import type { Word } from '../../shared/words/splitWords'
import type { CharacterSpan } from './characterSpan'

const astral = /[\u{10000}-\u{10FFFF}]/u

/**
 * Spans in UTF-16 units. Files count code points, as Python does, or UTF-16 units, as JavaScript does. The two differ
 * in texts with emoji; there they are taken for code points, unless only UTF-16 units end all spans where words end.
 */
export function toUtf16Spans(
  text: string,
  spans: readonly CharacterSpan[],
  words: readonly Word[],
): readonly CharacterSpan[] {
  if (spans.length === 0 || !astral.test(text)) {
    return spans
  }
  const offsets = codePointOffsets(text)
  const converted = spans.map((span) => ({
    ...span,
    start: offsets[span.start] ?? Infinity,
    end: offsets[span.end] ?? Infinity,
  }))
  return !fitWords(converted, words) && fitWords(spans, words) ? spans : converted
}

/** Where each code point begins in UTF-16 units, and the length at last. */
function codePointOffsets(text: string): number[] {
  const offsets = [0]
  let offset = 0
  for (const character of text) {
    offset += character.length
    offsets.push(offset)
  }
  return offsets
}

function fitWords(spans: readonly CharacterSpan[], words: readonly Word[]): boolean {
  const starts = new Set(words.map((word) => word.start))
  const ends = new Set(words.map((word) => word.end))
  return spans.every((span) => starts.has(span.start) && ends.has(span.end))
}
