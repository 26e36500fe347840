import { readTokenState } from '../../src/shared/protocol/readTokenIntent'
import type { TokenPanelState } from '../../src/shared/protocol/tokenPanel'
import type { TokenStore } from './model/TokenStore'

/** What is to be kept of the panel: nothing before the host has told what it shows. */
export function stateOf({ text, models }: TokenStore, word: number | null): TokenPanelState | null {
  if (text === null || models === null) return null
  return { text: text.text, source: text.source, models: models.map(({ model }) => model), word }
}

/** The word that was looked at when the page was left. */
export function keptWord(kept: unknown): number | null {
  return readTokenState(kept).word
}
