/** Texts of examples in large strings, which are searched as a whole: a word is found in ten megabytes in milliseconds. */
export class TextIndex {
  readonly #blocks: { readonly text: string; readonly starts: Uint32Array; readonly first: number }[] = []
  #length = 0

  /** @param text a line for each example, with an end after each */
  add(text: string): void {
    const searched = text.toLowerCase().replaceAll('\u00a0', ' ')
    const starts: number[] = []
    for (let start = 0; start < searched.length; start = searched.indexOf('\n', start) + 1) starts.push(start)
    this.#blocks.push({ text: searched, starts: Uint32Array.from(starts), first: this.#length })
    this.#length += starts.length
  }

  /** By example, 1 where its text has the words, in any case. */
  matching(words: string): Uint8Array {
    const wanted = words.toLowerCase()
    const found = new Uint8Array(this.#length)
    for (const { text, starts, first } of this.#blocks) {
      let line = 0
      for (let place = text.indexOf(wanted); place >= 0; place = text.indexOf(wanted, starts[line] ?? text.length)) {
        // The line that it is in, and then the one after it: one place a line is enough.
        while ((starts[line + 1] ?? Infinity) <= place) line++
        found[first + line] = 1
        line++
        if (line >= starts.length) break
      }
    }
    return found
  }
}
