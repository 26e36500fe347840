/** All of a sentence that is not white space: what sentences are compared by, as how words were split does not matter. */
export function lettersOf(text: string): string {
  return text.replaceAll(/[\s\u200B]/gu, '')
}

/** The sentences that are there before already, by index, with the index of the first one; empty ones are none. */
export function findRepeats(texts: readonly string[]): ReadonlyMap<number, number> {
  const firsts = new Map<string, number>()
  const repeats = new Map<number, number>()
  for (const [index, text] of texts.entries()) {
    const letters = lettersOf(text)
    const first = firsts.get(letters)
    if (letters === '') continue
    if (first === undefined) firsts.set(letters, index)
    else repeats.set(index, first)
  }
  return repeats
}
