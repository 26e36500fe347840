import type { ConfigDocument } from './configDocument'

/** Read YAML into keys and values with their ranges. Never throws: what is wrong becomes findings. */
export function parseDocument(text: string): ConfigDocument {
  return { text, entries: [], findings: [] }
}
