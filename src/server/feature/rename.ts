import { t } from '@vscode/l10n'
import type { Position, Range as LspRange, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc'
import type { ConfigEntry, ValueNode } from '../../config/configDocument'
import type { Range } from '../../shared/problem'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { lineStart, newlineOf } from './entryText'
import type { TextChange } from '../../config/textChange'
import { insertLine, setValue } from './fix/edits'
import { printValue } from '../../config/printValue'
import { lspRange } from './lspRange'

/** One place where a label's name stands. */
interface Mention {
  readonly name: string
  readonly range: Range
  /** Whether any word can be put in its place as it is. */
  readonly isQuoted: boolean
}

/** The label at a position; null where there is none. */
export function renameRangeAt(snapshot: ConfigSnapshot, position: Position): LspRange | null {
  const mention = mentionAt(snapshot, position)
  return mention === undefined ? null : lspRange(snapshot.document, mention.range)
}

/**
 * A label renamed wherever the config names it: in `labels`, and as the new name in `label_map`. Data files keep their
 * names: a name that they have is mapped to the new one.
 */
export function renameAt(snapshot: ConfigSnapshot, position: Position, newName: string): WorkspaceEdit | null {
  const mention = mentionAt(snapshot, position)
  if (mention === undefined) return null
  if (!/^[^\s:#,[\]{}"'&*!|>%@`]+$/.test(newName)) {
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      t('A label is one word without quotes, brackets, commas or colons.'),
    )
  }
  const same = mentionsOf(snapshot).filter(({ name }) => name === mention.name)
  const edits = same.map(({ range, isQuoted }) => ({
    range: lspRange(snapshot.document, range),
    newText: isQuoted ? newName : printValue(newName),
  }))
  return { changes: { [snapshot.document.uri]: [...edits, ...mapping(snapshot, mention.name, newName)] } }
}

function mentionAt(snapshot: ConfigSnapshot, position: Position): Mention | undefined {
  const offset = snapshot.document.offsetAt(position)
  return mentionsOf(snapshot).find(({ range }) => range.start <= offset && offset <= range.end)
}

/** Labels as the config names them: items of `labels`, the new names of `label_map`, and those of `id2label`. */
function mentionsOf({ config, resolution }: ConfigSnapshot): readonly Mention[] {
  const labels = resolution.written.get('labels')
  const mapped = resolution.written.get('label_map')?.node.entries ?? []
  const ofIds = labels?.origin === 'alias' ? labels.entry.node.entries : []
  const nodes = [...(labels?.node.items ?? []), ...[...mapped, ...ofIds].map(({ node }) => node)]
  return nodes.flatMap((node) => mentionOf(node, config.text))
}

/** What stands there as a text, its quotes left out; of a tag such as `B-DEPART` the type alone. */
function mentionOf({ value, range }: ValueNode, text: string): readonly Mention[] {
  if (typeof value !== 'string') return []
  const written = text.slice(range.start, range.end)
  const isQuoted = /^["']/.test(written)
  const [start, end] = isQuoted ? [range.start + 1, range.end - 1] : [range.start, range.end]
  if (text.slice(start, end) !== value) return []
  const prefix = /^[BIESLU]-(?=.)/.exec(value)?.[0].length ?? 0
  return [{ name: value.slice(prefix), range: { start: start + prefix, end }, isQuoted: isQuoted || prefix > 0 }]
}

/** If the data has the old name and the map does not turn it into another, the map gets a line. */
function mapping(snapshot: ConfigSnapshot, name: string, newName: string): readonly TextEdit[] {
  const isInData = name in (snapshot.data?.data.statistics.splits.train?.entities ?? {})
  const map = snapshot.resolution.written.get('label_map')
  const isMapped = map?.node.entries.some(({ node }) => node.value === name) ?? false
  if (!isInData || isMapped) return []
  const pair = `${printValue(name)}: ${printValue(newName)}`
  const { range, text } =
    map === undefined ? insertLine(snapshot, 'label_map', `label_map: {${pair}}`) : addTo(map.entry, pair, snapshot)
  return [{ range: lspRange(snapshot.document, range), newText: text }]
}

/** Before the first entry of the map; in the place of an empty one. */
function addTo(entry: ConfigEntry, pair: string, snapshot: ConfigSnapshot): TextChange {
  const [first] = entry.node.entries
  if (first === undefined) return setValue(snapshot, entry, `{${pair}}`)
  const { text } = snapshot.config
  const { start } = first.keyRange
  const indent = text.slice(lineStart(text, start), start)
  const separator = /^ *$/.test(indent) ? newlineOf(text) + indent : ', '
  return { range: { start, end: start }, text: pair + separator }
}
