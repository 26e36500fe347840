/** Numbers texts of which there are few, from 0 in the order in which they come. */
export class Numbering {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()
  #taken = 0

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.texts.push(text) - 1
    this.#numbers.set(text, number)
    return number
  }

  /** Those that were not taken before. */
  takeNew(): string[] {
    const news = this.texts.slice(this.#taken)
    this.#taken = this.texts.length
    return news
  }
}
