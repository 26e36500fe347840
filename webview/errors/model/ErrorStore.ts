import type { ConfusionMatrix } from '../../../src/shared/entities/confusion'
import type {
  ErrorBrowserMessage,
  ExaminedWord,
  SourceMessage,
  UnavailableMessage,
} from '../../../src/shared/protocol/errorBrowser'
import type { Changes } from './changes'
import { changesOf } from './changes'
import { confusionOf } from './confusionOf'
import { ExampleTable } from './ExampleTable'
import type { ErrorFilter, Filtered } from './filter'
import { filterExamples } from './filter'
import type { Order } from './order'
import { orderExamples } from './order'

/** What the panel was told, and what follows from it. */
export class ErrorStore {
  source: SourceMessage | null = null
  unavailable: UnavailableMessage | null = null
  table = new ExampleTable()
  /** Of the run beside; empty without one. */
  other = new ExampleTable()
  isRead = false
  damaged = 0
  mistakes: ReadonlySet<number> = new Set()
  /** Labels that examples have in their files now, where those are others. */
  corrections: ReadonlyMap<number, readonly string[]> = new Map()
  readonly words = new Map<number, readonly ExaminedWord[]>()
  /** Why the last correction of an example was not written. */
  readonly refusals = new Map<number, string>()
  /** Once both runs are read. */
  changes: Changes | null = null
  #ordered: { readonly order: Order; readonly length: number; readonly examples: Uint32Array } | null = null
  #confusion: { readonly length: number; readonly matrix: ConfusionMatrix } | null = null

  receive(message: ErrorBrowserMessage): void {
    switch (message.type) {
      case 'source':
        this.#begin(message)
        return
      case 'unavailable':
        this.unavailable = message
        return
      case 'examples':
        ;(message.side === 'shown' ? this.table : this.other).append(message)
        return
      case 'read':
        this.#end(message.side, message.damaged)
        return
      case 'words':
        this.words.set(message.example, message.words)
        return
      case 'mistakes':
        this.mistakes = new Set(message.examples)
        return
      case 'corrections':
        this.corrections = new Map(message.examples.map(({ example, tags }) => [example, tags]))
        for (const { example } of message.examples) this.refusals.delete(example)
        return
      case 'refused':
        this.refusals.set(message.example, message.message)
        return
      case 'reveal':
    }
  }

  filter(filter: ErrorFilter, order: Order): Filtered {
    const { table, mistakes, changes } = this
    return filterExamples(filter, { table, order: this.#order(order), mistakes, changes })
  }

  get confusion(): ConfusionMatrix {
    const { matches } = this.table
    if (this.#confusion?.length !== matches.length)
      this.#confusion = { length: matches.length, matrix: confusionOf(matches) }
    return this.#confusion.matrix
  }

  /** The labels of an example as its file has them now. */
  goldOf(example: number): readonly string[] {
    return this.corrections.get(example) ?? this.table.goldOf(example)
  }

  /** The model's labels; of words that it has not seen those of the data, which it says nothing about. */
  acceptedOf(example: number): readonly string[] {
    const [gold, probabilities] = [this.table.goldOf(example), this.table.probabilitiesOf(example)]
    return this.table
      .predictedOf(example)
      .map((tag, word) => (Number.isNaN(probabilities[word]) ? (gold[word] ?? tag) : tag))
  }

  #order(order: Order): Uint32Array {
    const { length } = this.table
    if (this.#ordered?.order !== order || this.#ordered.length !== length)
      this.#ordered = { order, length, examples: orderExamples(this.table, order) }
    return this.#ordered.examples
  }

  #begin(source: SourceMessage): void {
    this.source = source
    this.unavailable = null
    this.table = new ExampleTable()
    this.other = new ExampleTable()
    this.isRead = false
    this.damaged = 0
    this.mistakes = new Set()
    this.corrections = new Map()
    this.words.clear()
    this.refusals.clear()
    this.changes = null
    this.#ordered = null
    this.#confusion = null
  }

  #end(side: 'shown' | 'other', damaged: number): void {
    if (side === 'other') {
      this.changes = changesOf(this.table, this.other)
      return
    }
    this.isRead = true
    this.damaged = damaged
  }
}
