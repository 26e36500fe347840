import type { Range } from '../../shared/problem'
import type { ConfigDocument, ConfigEntry, ValueNode } from '../configDocument'

/** What the lines of a config are made of, besides dashes, colons and comments. */
export interface BlockTokens {
  /** Where the keys outside brackets end, by the offset at which they begin. */
  readonly keyEnds: ReadonlyMap<number, number>
  /** Texts, numbers and references, and what stands in brackets as a whole; in the order of the text. */
  readonly values: readonly Range[]
}

/** Take a config apart into the keys and values that its lines are made of. */
export function blockTokensOf({ text, entries }: ConfigDocument): BlockTokens {
  const collector = new TokenCollector(text)
  collector.addEntries(entries)
  return collector
}

class TokenCollector implements BlockTokens {
  readonly keyEnds = new Map<number, number>()
  readonly values: Range[] = []

  constructor(private readonly text: string) {}

  addEntries(entries: readonly ConfigEntry[]): void {
    for (const { keyRange, node } of entries) {
      this.keyEnds.set(keyRange.start, keyRange.end)
      this.add(node, keyRange)
    }
  }

  /** @param around the key or the list that an empty value is said to be at */
  private add({ range, items, entries }: ValueNode, around: Range): void {
    if (range.start === around.start) return
    // What a reference stands for is elsewhere.
    const isWhole = (items.length === 0 && entries.length === 0) || '[{*'.includes(this.text.charAt(range.start))
    if (isWhole) this.values.push(range)
    else {
      for (const item of items) this.add(item, range)
      this.addEntries(entries)
    }
  }
}
