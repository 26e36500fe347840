import type { ExamplesMessage } from '../../../src/shared/protocol/errorBrowser'
import { MatchTable } from './MatchTable'
import { NumberColumn } from './NumberColumn'
import { TextIndex } from './TextIndex'

/**
 * The examples of a split with what a model made of them, in columns: a hundred thousand of them are gone through at
 * every key that is pressed.
 */
export class ExampleTable {
  readonly labels: string[] = []
  readonly files: string[] = []
  /** By example. */
  readonly line = new NumberColumn(Uint32Array)
  readonly file = new NumberColumn(Uint32Array)
  /** Mean over the words; NaN where there is none. */
  readonly loss = new NumberColumn(Float32Array)
  /** Its number of words. */
  readonly words = new NumberColumn(Uint32Array)
  readonly matches = new MatchTable()
  /** What is searched for words. */
  readonly search = new TextIndex()
  readonly #texts: string[] = []
  /** Of its first word among all words, by example. */
  readonly #firstWord = new NumberColumn(Uint32Array)
  readonly #gold = new NumberColumn(Uint16Array)
  readonly #predicted = new NumberColumn(Uint16Array)
  readonly #probability = new NumberColumn(Float32Array)

  get length(): number {
    return this.line.length
  }

  append(message: ExamplesMessage): void {
    const from = this.length
    this.labels.push(...message.labels)
    this.files.push(...message.files)
    this.#addTexts(new TextDecoder().decode(message.text))
    this.line.append(new Uint32Array(message.line))
    this.file.append(new Uint32Array(message.file))
    this.loss.append(new Float32Array(message.loss))
    this.#addWords(new Uint32Array(message.words))
    this.#gold.append(new Uint16Array(message.gold))
    this.#predicted.append(new Uint16Array(message.predicted))
    this.#probability.append(new Float32Array(message.probability))
    for (let example = from; example < this.length; example++) this.#match(example)
  }

  /** Its words with a space between. */
  textOf(example: number): string {
    return this.#texts[example] ?? ''
  }

  wordsOf(example: number): readonly string[] {
    return this.textOf(example).split(' ')
  }

  goldOf(example: number): readonly string[] {
    return this.#tagsOf(example, this.#gold)
  }

  predictedOf(example: number): readonly string[] {
    return this.#tagsOf(example, this.#predicted)
  }

  /** That of the label that the model chose, word by word; NaN for words that it has not seen. */
  probabilitiesOf(example: number): Float32Array {
    const first = this.#firstWord.at(example)
    return this.#probability.values.subarray(first, first + this.words.at(example))
  }

  #tagsOf(example: number, column: NumberColumn<Uint16Array>): readonly string[] {
    const first = this.#firstWord.at(example)
    const numbers = column.values.subarray(first, first + this.words.at(example))
    return Array.from(numbers, (number) => this.labels[number] ?? 'O')
  }

  #addTexts(text: string): void {
    this.search.add(text)
    // What follows the last line end is no example.
    for (const line of text.split('\n').slice(0, -1)) this.#texts.push(line)
  }

  #addWords(words: Uint32Array): void {
    let first = this.#gold.length
    for (const number of words) {
      this.#firstWord.push(first)
      first += number
    }
    this.words.append(words)
  }

  #match(example: number): void {
    this.matches.add(this.goldOf(example), this.predictedOf(example), this.probabilitiesOf(example))
  }
}
