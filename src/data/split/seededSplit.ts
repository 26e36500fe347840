import type { Split } from '../../shared/protocol/example'

/** Shares of the training sentences to set aside, from 0 to 1. */
export interface SplitShares {
  readonly validation: number
  readonly test: number
}

/** Sentences are counted in so many buckets by their key: the memory is the same for any number of them. */
const bucketBits = 20

/**
 * Sets a share of the training sentences aside, chosen by a seeded hash of the sentence and not by its place: the same
 * sentence twice goes to one side, and a file that grows or is sorted anew keeps most sentences where they were.
 *
 * Two passes: `count` each sentence, then ask for the `splitOf` each. The numbers are the shares, rounded, one at
 * least; beyond them go the sentences of the last bucket, of which there is rarely a second one below a million.
 */
export class SeededSplit {
  private readonly buckets = new Uint32Array(1 << bucketBits)
  private total = 0
  private limits: SplitShares | null = null

  constructor(
    private readonly shares: SplitShares,
    private readonly seed: number,
  ) {}

  /** Whether it sets sentences aside for this split. */
  makes(split: Split): boolean {
    return split !== 'train' && this.shares[split] > 0
  }

  count(hash: number): void {
    const bucket = bucketOf(hash, this.seed)
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1
    this.total++
  }

  splitOf(hash: number): Split {
    this.limits ??= this.findLimits()
    const bucket = bucketOf(hash, this.seed)
    if (bucket < this.limits.test) {
      return 'test'
    }
    return bucket < this.limits.validation ? 'validation' : 'train'
  }

  /** The buckets below which sentences are set aside: test first, so that it does not depend on validation's share. */
  private findLimits(): SplitShares {
    const test = this.endOfShare(0, this.shares.test)
    return { test, validation: this.endOfShare(test, this.shares.validation) }
  }

  private endOfShare(firstBucket: number, share: number): number {
    const wanted = share > 0 ? Math.max(1, Math.round(share * this.total)) : 0
    let bucket = firstBucket
    for (let found = 0; found < wanted && bucket < this.buckets.length; bucket++) {
      found += this.buckets[bucket] ?? 0
    }
    return bucket
  }
}

/** Well mixed bits of a sentence's hash and the seed (the finaliser of MurmurHash3). */
function bucketOf(hash: number, seed: number): number {
  let key = ((hash % 4294967296) | 0) ^ Math.imul(seed, 0x9e3779b1)
  key = Math.imul(key ^ (key >>> 16), 0x85ebca6b)
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35)
  return (key ^ (key >>> 16)) >>> (32 - bucketBits)
}
