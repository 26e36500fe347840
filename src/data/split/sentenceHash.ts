const separator = 0x1f

/**
 * 53 bits that name a sentence: two multiplicative hashes over its words (cyrb53, public domain). Two different
 * sentences of a million share one with a chance of 1 in 18,000.
 */
export function hashSentence(words: readonly string[]): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (const word of words) {
    for (let index = 0; index < word.length; index++) {
      const unit = word.charCodeAt(index)
      high = Math.imul(high ^ unit, 2654435761)
      low = Math.imul(low ^ unit, 1597334677)
    }
    high = Math.imul(high ^ separator, 2654435761)
    low = Math.imul(low ^ separator, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
