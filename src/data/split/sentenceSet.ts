import type { Split } from '../../shared/protocol/example'

/** Where a held-out sentence stands. */
export interface SentencePlace {
  readonly split: Split
  readonly file: string
  readonly line: number
}

/** Sentences beyond that many are not compared: they would take more memory than they are worth. */
const mostSentences = 1 << 19

interface Source {
  readonly split: Split
  readonly file: string
}

/** The held-out sentences by their hash, in 15 to 30 bytes each, to find those that are training sentences too. */
export class SentenceSet {
  private hashes = new Float64Array(1024).fill(-1)
  private lines = new Uint32Array(1024)
  private sources = new Uint16Array(1024)
  private taken = new Uint8Array(1024)
  private readonly sourceList: Source[] = []
  private count = 0

  /** Keeps the first place of a sentence. All are added before the first is taken. */
  add(hash: number, place: SentencePlace): void {
    if (this.count >= mostSentences) {
      return
    }
    if (this.count * 2 >= this.hashes.length) {
      this.grow()
    }
    const slot = this.slotOf(hash)
    if (this.hashes[slot] === -1) {
      this.put(slot, hash, place.line, this.sourceIndex(place))
      this.count++
    }
  }

  /** Where the sentence stands, the first time that it is asked for; else null. */
  take(hash: number): SentencePlace | null {
    const slot = this.slotOf(hash)
    const source = this.sourceList[this.sources[slot] ?? 0]
    if (this.hashes[slot] !== hash || this.taken[slot] === 1 || source === undefined) {
      return null
    }
    this.taken[slot] = 1
    return { ...source, line: this.lines[slot] ?? 0 }
  }

  private sourceIndex({ split, file }: SentencePlace): number {
    const index = this.sourceList.findLastIndex((source) => source.file === file && source.split === split)
    return index >= 0 ? index : this.sourceList.push({ split, file }) - 1
  }

  private slotOf(hash: number): number {
    const mask = this.hashes.length - 1
    let slot = (hash % 4294967291) & mask
    while (this.hashes[slot] !== -1 && this.hashes[slot] !== hash) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private put(slot: number, hash: number, line: number, source: number): void {
    this.hashes[slot] = hash
    this.lines[slot] = line
    this.sources[slot] = source
  }

  private grow(): void {
    const { hashes, lines, sources } = this
    this.hashes = new Float64Array(hashes.length * 2).fill(-1)
    this.lines = new Uint32Array(hashes.length * 2)
    this.sources = new Uint16Array(hashes.length * 2)
    this.taken = new Uint8Array(hashes.length * 2)
    for (const [index, hash] of hashes.entries()) {
      if (hash !== -1) {
        this.put(this.slotOf(hash), hash, lines[index] ?? 0, sources[index] ?? 0)
      }
    }
  }
}
