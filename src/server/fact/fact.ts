import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'

/** What a key comes to in this run. */
export interface Fact {
  /** A sentence or more, for hovers; Markdown whose only marks are backquotes. */
  readonly text: string
  /** A few words after the value in the editor; null where the value says enough. */
  readonly inline: string | null
}

/** The fact of one key, null where nothing is known of it. */
export type FactMaker = (snapshot: ConfigSnapshot) => Fact | null

/** A fact that is only told on demand. */
export function told(text: string): Fact {
  return { text, inline: null }
}
