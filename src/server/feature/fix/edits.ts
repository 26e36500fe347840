import type { ConfigDocument, ConfigEntry, ValueNode } from '../../../config/configDocument'
import { printValue } from '../../../config/printValue'
import type { TextChange } from '../../../config/textChange'
import { catalogue } from '../../../shared/catalogue/catalogue'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { Range } from '../../../shared/problem'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { endOfEntry, endOfKey, endOfValue, isInBraces, lineEnd, lineStart, newlineOf, nextLine } from '../entryText'

/** The change that gives a key a value: in its place if the key is written, else as a line of its own. */
export function setKey(snapshot: ConfigSnapshot, key: string, value: ArgumentValue): TextChange {
  const written = snapshot.resolution.written.get(key)
  const text = printValue(value)
  if (written === undefined) return insertLine(snapshot, key, `${key}: ${text}`)
  const { entry, origin } = written
  // Under another name the value may mean another thing.
  return origin === 'alias' ? replaceEntry(snapshot, entry, [`${key}: ${text}`]) : setValue(snapshot, entry, text)
}

/** The change that gives an entry a value, wherever it stands. */
export function setValue({ config }: ConfigSnapshot, { key, keyRange, node }: ConfigEntry, text: string): TextChange {
  // An empty value is reported at its key.
  if (node.range.start > keyRange.start) {
    const isBlock = node.items.length + node.entries.length > 0 && !/^[[{*]/.test(config.text.slice(node.range.start))
    const start = isBlock ? endOfKey(config.text, keyRange) : node.range.start
    return { range: { start, end: endOfValue(config.text, node) }, text: isBlock ? ` ${text}` : text }
  }
  return { range: { start: keyRange.start, end: endOfKey(config.text, keyRange) }, text: `${key}: ${text}` }
}

/** Remove an entry with its lines, and with the comment at its end. */
export function removeEntry({ config }: ConfigSnapshot, entry: ConfigEntry): TextChange {
  const { text, entries } = config
  if (isInBraces(config)) return { range: inBraces(config, entry), text: '' }
  const start = lineStart(text, entry.keyRange.start)
  const end = nextLine(text, endOfEntry(text, entry))
  // The last line may have no break of its own: that of the line above goes with it.
  const isLast = end === text.length && lineEnd(text, endOfEntry(text, entry)) === end
  return { range: { start: isLast && entries.length > 1 ? breakBefore(text, start) : start, end }, text: '' }
}

/** Remove the lines of an entry that is none because its key stood before; null where it shares its line with another. */
export function removeRepeated({ config }: ConfigSnapshot, keyRange: Range): TextChange | null {
  const { text } = config
  const start = lineStart(text, keyRange.start)
  if (text.slice(start, keyRange.start).trim() !== '' || isInBraces(config)) return null
  let end = nextLine(text, keyRange.end)
  while (/^([ \t]+\S|- )/.test(text.slice(end, lineEnd(text, end)))) end = nextLine(text, end)
  return { range: { start, end }, text: '' }
}

/** Remove an item of a list: with its line, or in brackets with the comma before it. */
export function removeItem({ config: { text } }: ConfigSnapshot, { items }: ValueNode, index: number): TextChange {
  const [item, before] = [items[index], items[index - 1]]
  if (item === undefined) return insertion(0, '')
  const start = lineStart(text, item.range.start)
  const isBlock = /^\s*- *$/.test(text.slice(start, item.range.start))
  if (isBlock) return { range: { start, end: nextLine(text, endOfValue(text, item)) }, text: '' }
  const from = before === undefined ? item.range.start : endOfValue(text, before)
  return { range: { start: from, end: endOfValue(text, item) }, text: '' }
}

function breakBefore(text: string, start: number): number {
  return start - (/(\r\n|\r|\n)$/.exec(text.slice(0, start))?.[0].length ?? 0)
}

/** An entry with the comma that separates it from its neighbour. */
function inBraces({ text, entries }: ConfigDocument, entry: ConfigEntry): Range {
  const index = entries.indexOf(entry)
  const [before, after] = [entries[index - 1], entries[index + 1]]
  if (after !== undefined) return { start: entry.keyRange.start, end: after.keyRange.start }
  const end = endOfEntry(text, entry)
  return { start: before === undefined ? entry.keyRange.start : endOfEntry(text, before), end }
}

/** Put entries in the place of one, its comment at the end kept with the last of them. */
export function replaceEntry(
  { config }: ConfigSnapshot,
  entry: ConfigEntry,
  replacements: readonly string[],
): TextChange {
  const separator = isInBraces(config) ? ', ' : newlineOf(config.text) + indentOf(config, entry)
  return {
    range: { start: entry.keyRange.start, end: endOfEntry(config.text, entry) },
    text: replacements.join(separator),
  }
}

/** A new line for a key: after the written key that precedes it in the catalogue, else before the first, or at the end. */
export function insertLine({ config, resolution }: ConfigSnapshot, key: string, line: string): TextChange {
  const { text, entries } = config
  const index = catalogue.findIndex((entry) => entry.key === key)
  const before = catalogue.slice(0, index).reverse()
  const neighbour = before.map((entry) => resolution.written.get(entry.key)?.entry).find((entry) => entry !== undefined)
  const [first] = entries
  if (first === undefined) return atEnd(text, line)
  if (isInBraces(config)) {
    return neighbour === undefined
      ? insertion(first.keyRange.start, `${line}, `)
      : insertion(endOfEntry(text, neighbour), `, ${line}`)
  }
  const indented = indentOf(config, first) + line
  if (neighbour === undefined) return insertion(lineStart(text, first.keyRange.start), indented + newlineOf(text))
  const end = endOfEntry(text, neighbour)
  const next = nextLine(text, end)
  return next === lineEnd(text, end)
    ? insertion(next, newlineOf(text) + indented)
    : insertion(next, indented + newlineOf(text))
}

function atEnd(text: string, line: string): TextChange {
  const gap = text === '' || /[\r\n\uFEFF]$/.test(text) ? '' : newlineOf(text)
  return insertion(text.length, `${gap}${line}${newlineOf(text)}`)
}

function insertion(offset: number, text: string): TextChange {
  return { range: { start: offset, end: offset }, text }
}

/** Spaces before the keys of a config that is indented as a whole. */
function indentOf({ text }: ConfigDocument, { keyRange }: ConfigEntry): string {
  const before = text.slice(lineStart(text, keyRange.start), keyRange.start)
  return /^ *$/.test(before) ? before : ''
}
