import type { DocumentSymbol } from 'vscode-languageserver/node'
import { SymbolKind } from 'vscode-languageserver-types'
import type { ConfigEntry } from '../../config/configDocument'
import { describeValue } from '../../config/describe'
import { printValue } from '../../config/printValue'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { endOfEntry } from './entryText'
import { lspRange } from './lspRange'

/** The keys of a config with their values, for the outline. */
export function symbolsOf({ config, document }: ConfigSnapshot): DocumentSymbol[] {
  const symbolOf = (entry: ConfigEntry): DocumentSymbol => ({
    name: entry.key === '' ? '?' : entry.key,
    detail: detailOf(entry),
    kind: entry.node.entries.length > 0 ? SymbolKind.Object : SymbolKind.Property,
    range: lspRange(document, { start: entry.keyRange.start, end: endOfEntry(config.text, entry) }),
    selectionRange: lspRange(document, entry.keyRange),
    // Of a value that a `*` reference repeats the parts stand elsewhere.
    children: entry.node.entries.filter(({ keyRange }) => keyRange.start >= entry.keyRange.end).map(symbolOf),
  })
  return config.entries.map(symbolOf)
}

function detailOf({ node: { value } }: ConfigEntry): string {
  if (value === null) return ''
  return typeof value === 'object' ? describeValue(value) : printValue(value)
}
