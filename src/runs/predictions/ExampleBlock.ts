import type { ExamplesMessage } from '../../shared/protocol/errorBrowser'
import type { TokenPrediction } from '../../shared/protocol/prediction'
import type { Numbering } from './Numbering'

/** Examples as they are sent: columns, without the side that they belong to. */
export type ExampleColumns = Omit<ExamplesMessage, 'type' | 'side'>

/** Collects examples, to be sent together. */
export class ExampleBlock {
  #text = ''
  readonly #examples = { line: [] as number[], file: [] as number[], words: [] as number[], loss: [] as number[] }
  readonly #words = { gold: [] as number[], predicted: [] as number[], probability: [] as number[] }

  constructor(
    private readonly labels: Numbering,
    private readonly files: Numbering,
  ) {}

  get length(): number {
    return this.#examples.line.length
  }

  add({ file, line, loss, tokens }: TokenPrediction): void {
    const { labels } = this
    this.#examples.line.push(line)
    this.#examples.file.push(this.files.numberOf(file))
    this.#examples.words.push(tokens.length)
    this.#examples.loss.push(loss ?? NaN)
    for (const { gold, predicted, probability } of tokens) {
      this.#words.gold.push(labels.numberOf(gold))
      this.#words.predicted.push(labels.numberOf(predicted))
      this.#words.probability.push(probability ?? NaN)
    }
    this.#text += `${tokens.map(({ text }) => unbroken(text)).join(' ')}\n`
  }

  columns(): ExampleColumns {
    const { line, file, words, loss } = this.#examples
    const { gold, predicted, probability } = this.#words
    return {
      labels: this.labels.takeNew(),
      files: this.files.takeNew(),
      text: Uint8Array.from(Buffer.from(this.#text)).buffer,
      line: Uint32Array.from(line).buffer,
      file: Uint32Array.from(file).buffer,
      words: Uint32Array.from(words).buffer,
      loss: Float32Array.from(loss).buffer,
      gold: Uint16Array.from(gold).buffer,
      predicted: Uint16Array.from(predicted).buffer,
      probability: Float32Array.from(probability).buffer,
    }
  }
}

/** Spaces and line ends separate words and examples; those within a word become spaces that do not. */
function unbroken(word: string): string {
  return /\s/u.test(word) ? word.replaceAll(/\s/gu, '\u00a0') : word
}
