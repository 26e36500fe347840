import type { Split } from '../../shared/protocol/example'

/** Shares of the training sentences to set aside, from 0 to 1. */
export interface SplitShares {
  readonly validation: number
  readonly test: number
}

/**
 * Sets a share of the training sentences aside, chosen by a seeded hash of the sentence and not by its place: the same
 * sentence twice goes to one side, and a file that grows or is sorted anew keeps most sentences where they were.
 *
 * Two passes: `count` each sentence, then ask for the `splitOf` each.
 */
export class SeededSplit {
  private keys = new Uint32Array(1024)
  private size = 0
  private limits: { readonly test: number; readonly validation: number } | null = null

  constructor(
    private readonly shares: SplitShares,
    private readonly seed: number,
  ) {}

  /** Whether it sets sentences aside for this split. */
  makes(split: Split): boolean {
    return split !== 'train' && this.shares[split] > 0
  }

  count(hash: number): void {
    if (this.size === this.keys.length) {
      const larger = new Uint32Array(this.keys.length * 2)
      larger.set(this.keys)
      this.keys = larger
    }
    this.keys[this.size++] = keyOf(hash, this.seed)
  }

  splitOf(hash: number): Split {
    this.limits ??= this.findLimits()
    const key = keyOf(hash, this.seed)
    if (key < this.limits.test) {
      return 'test'
    }
    return key < this.limits.validation ? 'validation' : 'train'
  }

  /** Keys below which a sentence is set aside, so that their numbers are the shares, rounded, one at least. */
  private findLimits(): { readonly test: number; readonly validation: number } {
    const keys = this.keys.subarray(0, this.size).sort()
    const test = countOf(this.shares.test, keys.length)
    const validation = countOf(this.shares.validation, keys.length)
    return { test: keys[test] ?? 2 ** 32, validation: keys[test + validation] ?? 2 ** 32 }
  }
}

function countOf(share: number, sentences: number): number {
  return share > 0 ? Math.max(1, Math.round(share * sentences)) : 0
}

/** 32 well mixed bits of a sentence's hash and the seed (the finaliser of MurmurHash3). */
function keyOf(hash: number, seed: number): number {
  let key = ((hash % 4294967296) | 0) ^ Math.imul(seed, 0x9e3779b1)
  key = Math.imul(key ^ (key >>> 16), 0x85ebca6b)
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35)
  return (key ^ (key >>> 16)) >>> 0
}
