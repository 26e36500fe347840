/** Half-open range of UTF-16 offsets into a word. */
export interface CharacterRange {
  readonly start: number
  readonly end: number
}

/**
 * Which characters of a word each sub-token covers. The tokenizer does not say, so the sub-tokens are laid end to end
 * over the word as the tokenizer sees it (normalised, marked, in bytes for byte-level BPE), and that is mapped back by
 * looking at how each start of the word comes out. A sub-token that does not spell its characters (`[UNK]`) covers its
 * whole piece of the word.
 *
 * @param word The word as in the text.
 * @param tokens Spelling of each sub-token, continuation marks removed; the word's last ones may be left out.
 * @param pretokenize Normalises a text and cuts it into the pieces that the tokenizer's model is given.
 */
export function locateTokens(
  word: string,
  tokens: readonly string[],
  pretokenize: (text: string) => readonly string[],
): CharacterRange[] {
  const pieces = pretokenize(word)
  const lay = layTokens(tokens, pieces)
  const marks = characterMarks(word, pretokenize, lay.at(-1)?.end ?? 0)
  return lay.map(({ start, end }) => {
    const first = marks.findLast((mark) => mark.position <= start)
    const last = marks.find((mark) => mark.position >= end)
    return { start: first?.offset ?? 0, end: last?.offset ?? word.length }
  })
}

/** Ranges of the tokens in the pieces laid end to end. */
function layTokens(tokens: readonly string[], pieces: readonly string[]): CharacterRange[] {
  const units = pieces.join('')
  const pieceEnds: number[] = []
  for (const piece of pieces) pieceEnds.push((pieceEnds.at(-1) ?? 0) + piece.length)
  let cursor = 0
  return tokens.map((token) => {
    const start = cursor
    cursor = units.startsWith(token, start)
      ? start + token.length
      : (pieceEnds.find((end) => end > start) ?? units.length)
    return { start, end: cursor }
  })
}

/** How byte-level BPE writes the space that it puts before a word, and which covers none of the word's characters. */
const byteSpace = '\u0120'

/** Where the characters of a word begin and end among the first units that the tokenizer makes of it. */
function characterMarks(
  word: string,
  pretokenize: (text: string) => readonly string[],
  units: number,
): { offset: number; position: number }[] {
  const marks = [{ offset: 0, position: 0 }]
  if (pretokenize('a')[0]?.startsWith(byteSpace)) marks.push({ offset: 0, position: 1 })
  let offset = 0
  for (const character of word) {
    offset += character.length
    const position = pretokenize(word.slice(0, offset)).join('').length
    marks.push({ offset, position })
    if (position > units) break
  }
  return marks
}
