import { t } from '@vscode/l10n'
import type { Position, Range as LspRange, WorkspaceEdit } from 'vscode-languageserver/node'
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc'
import type { ConfigEntry } from '../../config/configDocument'
import type { Range } from '../../shared/problem'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { lspRange } from './lspRange'

/** One place where a label's name stands. */
interface Mention {
  readonly name: string
  readonly range: Range
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
  const edits = same.map(({ range }) => ({ range: lspRange(snapshot.document, range), newText: newName }))
  return { changes: { [snapshot.document.uri]: [...edits, ...mapping(snapshot, mention.name, newName)] } }
}

function mentionAt(snapshot: ConfigSnapshot, position: Position): Mention | undefined {
  const offset = snapshot.document.offsetAt(position)
  return mentionsOf(snapshot).find(({ range }) => range.start <= offset && offset <= range.end)
}

/** Labels as the config names them: items of `labels`, and the values of `label_map`. */
function mentionsOf({ resolution }: ConfigSnapshot): readonly Mention[] {
  const items = resolution.written.get('labels')?.node.items ?? []
  const mapped = resolution.written.get('label_map')?.node.entries ?? []
  return [...items, ...mapped.map(({ node }) => node)].flatMap(({ value, range }) =>
    typeof value === 'string' ? [{ name: value, range }] : [],
  )
}

/** If the data has the old name and the map does not turn it into another, the map gets a line. */
function mapping(snapshot: ConfigSnapshot, name: string, newName: string) {
  const isInData = name in (snapshot.data?.data.statistics.splits.train?.entities ?? {})
  const map = snapshot.resolution.written.get('label_map')
  const isMapped = map?.node.entries.some(({ node }) => node.value === name) ?? false
  if (!isInData || isMapped) return []
  const { document, config } = snapshot
  const at = (offset: number) => ({ start: document.positionAt(offset), end: document.positionAt(offset) })
  if (map === undefined) {
    const gap = config.text.endsWith('\n') || config.text === '' ? '' : '\n'
    return [{ range: at(config.text.length), newText: `${gap}label_map:\n  ${name}: ${newName}\n` }]
  }
  return firstOf(map.entry).map((offset) => ({ range: at(offset), newText: `${name}: ${newName}\n  ` }))
}

/** Where the first entry of a block mapping begins; nowhere in one that is written in braces, which is left alone. */
function firstOf({ node }: ConfigEntry): readonly number[] {
  const [first] = node.entries
  return first?.keyRange.start === node.range.start ? [node.range.start] : []
}
