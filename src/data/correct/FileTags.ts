import type { DataReading } from '../../shared/protocol/spec'
import type { RawTokens } from '../format/rawExample'
import { LabelTable } from '../label/labelTable'
import { TagReader } from '../label/tagReader'
import { encodeTags, SchemeDetector, type TagScheme } from './tagScheme'

const mostNumbers = 1000

/** The tags of a file: what they mean in a run, and how those of a run are written in it. */
export class FileTags {
  readonly #labels: LabelTable
  readonly #detector = new SchemeDetector()
  /** By entity type of the run, the name that the file has for it. */
  readonly #sources = new Map<string, string>()
  readonly #known = new Set<string>()
  #outside = 'O'
  #isNumbered = false

  constructor(private readonly reading: Pick<DataReading, 'labels' | 'labelMap'>) {
    this.#labels = new LabelTable(reading.labels, reading.labelMap)
  }

  /** Learns from a sentence how the file writes its tags. */
  learn(tags: readonly string[]): void {
    this.#detector.add(tags)
    for (const tag of tags) {
      if (this.#known.has(tag)) continue
      this.#known.add(tag)
      this.#isNumbered ||= /^\d+$/u.test(tag)
      if (tag === 'o' && !this.#known.has('O')) this.#outside = 'o'
      const meaning = this.#labels.meaning(tag)
      if (meaning.kind === 'entity' && !this.#sources.has(meaning.type)) this.#sources.set(meaning.type, meaning.source)
    }
  }

  /** In BIO2, with the run's names; null if one of them means nothing. */
  read(tags: readonly string[]): readonly string[] | null {
    const example: RawTokens = { type: 'tokens', line: 1, tokens: tags, tags, isWordPerLine: false, source: null }
    return new TagReader(this.#labels, () => undefined).read(example)
  }

  /** As the file writes them; null if it has no way to. @param tags BIO2, with the run's names */
  write(tags: readonly string[]): readonly string[] | null {
    if (this.#isNumbered) return this.#numbersOf(tags)
    const encoded = encodeTags(tags, this.#scheme)
    return encoded?.map((tag) => this.#written(tag)) ?? null
  }

  /** Whether the file has entities of this type of the run. */
  has(type: string): boolean {
    return this.#sources.has(type)
  }

  /** What the file calls a type of the run, or would. */
  nameOf(type: string): string {
    return this.#sources.get(type) ?? this.#mappedFrom(type)
  }

  get #scheme(): TagScheme {
    return this.#detector.scheme()
  }

  #written(tag: string): string {
    if (tag === 'O') return this.#outside
    const [prefix, type] = this.#scheme === 'bare' ? ['', tag] : [tag.slice(0, 2), tag.slice(2)]
    return `${prefix}${this.nameOf(type)}`
  }

  /** A type that the file does not have yet, by the name that would be given the run's. */
  #mappedFrom(type: string): string {
    return Object.entries(this.reading.labelMap).find(([, to]) => to === type)?.[0] ?? type
  }

  #numbersOf(tags: readonly string[]): readonly string[] | null {
    const numbers = new Map<string, string>()
    for (let number = 0; number < mostNumbers; number++) {
      const meaning = this.#labels.meaning(String(number))
      if (meaning.kind === 'unusable') break
      const tag = meaning.kind === 'outside' ? 'O' : meaning.opens ? meaning.begin : meaning.inside
      if (!numbers.has(tag)) numbers.set(tag, String(number))
    }
    const written = tags.map((tag) => numbers.get(tag))
    return written.every((number) => number !== undefined) ? written : null
  }
}
