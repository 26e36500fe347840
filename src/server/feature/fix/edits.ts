import type { ConfigEntry } from '../../../config/configDocument'
import { writtenForm } from '../../../config/describe'
import { catalogue } from '../../../shared/catalogue/catalogue'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { Range } from '../../../shared/problem'
import { lineStart } from '../../../shared/text/lineStart'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'

/** Characters of the config and what is to stand in their place. */
export interface TextChange {
  readonly range: Range
  readonly text: string
}

/** The change that gives a key a value: in its place if the key is written, else as a line of its own. */
export function setKey(snapshot: ConfigSnapshot, key: string, value: ArgumentValue): TextChange {
  const written = snapshot.resolution.written.get(key)
  const text = printed(value)
  if (written === undefined) return insertLine(snapshot, key, `${key}: ${text}`)
  const { entry } = written
  const { keyRange, node } = entry
  // An empty value is reported at its key.
  const isEmpty = node.range.start <= keyRange.start
  return isEmpty
    ? { range: { start: keyRange.start, end: endOfKey(snapshot, entry) }, text: `${key}: ${text}` }
    : { range: node.range, text }
}

/** Remove an entry with its line, and with the comment at its end. */
export function removeEntry(snapshot: ConfigSnapshot, { keyRange, node }: ConfigEntry): TextChange {
  const text = snapshot.config.text
  const start = lineStart(text, keyRange.start)
  const lineEnd = text.indexOf('\n', Math.max(keyRange.end, node.range.end))
  return { range: { start, end: lineEnd < 0 ? text.length : lineEnd + 1 }, text: '' }
}

/** Put lines in the place of an entry, its comment at the end kept with the last of them. */
export function replaceEntry(
  { config }: ConfigSnapshot,
  { keyRange, node }: ConfigEntry,
  lines: readonly string[],
): TextChange {
  return {
    range: { start: keyRange.start, end: Math.max(keyRange.end, node.range.end, endOfColon(config.text, keyRange)) },
    text: lines.join('\n'),
  }
}

/** A new line for a key: after the written key that precedes it in the catalogue, else at the end. */
export function insertLine({ config, resolution }: ConfigSnapshot, key: string, line: string): TextChange {
  const before = catalogue
    .slice(
      0,
      catalogue.findIndex((entry) => entry.key === key),
    )
    .reverse()
  const neighbour = before.map((entry) => resolution.written.get(entry.key)?.entry).find((entry) => entry !== undefined)
  const { text } = config
  if (neighbour === undefined) return { range: { start: 0, end: 0 }, text: `${line}\n` }
  const end = text.indexOf('\n', Math.max(neighbour.keyRange.end, neighbour.node.range.end))
  if (end >= 0) return { range: { start: end + 1, end: end + 1 }, text: `${line}\n` }
  return { range: { start: text.length, end: text.length }, text: `\n${line}` }
}

/** A value on one line. */
export function printed(value: ArgumentValue): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([name, each]) => `${name}: ${printed(each)}`)
      .join(', ')}}`
  }
  return writtenForm(value)
}

function endOfKey({ config }: ConfigSnapshot, { keyRange }: ConfigEntry): number {
  return Math.max(keyRange.end, endOfColon(config.text, keyRange))
}

/** Where the colon after a key ends. */
function endOfColon(text: string, { end }: Range): number {
  return end + (/^\s*:/.exec(text.slice(end, end + 20))?.[0].length ?? 0)
}
