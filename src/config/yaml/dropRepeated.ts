import type { ConfigEntry } from '../configDocument'
import type { LineIndex } from '../lineIndex'
import type { ConfigFinding } from '../problems'
import { finding } from '../problems'

/** The entries whose key does not stand before among them; each of the others becomes one of `findings`. */
export function dropRepeated(
  entries: readonly ConfigEntry[],
  lines: LineIndex,
  findings: ConfigFinding[],
): readonly ConfigEntry[] {
  const seen = new Map<string, ConfigEntry>()
  for (const entry of entries) {
    const { key, keyRange } = entry
    const first = seen.get(key)
    if (first === undefined) seen.set(key, entry)
    else {
      const { line } = lines.placeAt(first.keyRange.start)
      findings.push(finding('FT003', { key, line }, { range: keyRange, setting: null }))
    }
  }
  return seen.size === entries.length ? entries : [...seen.values()]
}
