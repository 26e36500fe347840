import type { DocumentSymbol } from 'vscode-languageserver/node'
import { SymbolKind } from 'vscode-languageserver-types'
import type { ConfigEntry } from '../../config/configDocument'
import { describeValue, writtenForm } from '../../config/describe'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { lspRange } from './lspRange'

/** The keys of a config with their values, for the outline. */
export function symbolsOf({ config, document }: ConfigSnapshot): DocumentSymbol[] {
  const symbolOf = (entry: ConfigEntry): DocumentSymbol => ({
    name: entry.key === '' ? '?' : entry.key,
    detail: detailOf(entry),
    kind: entry.node.entries.length > 0 ? SymbolKind.Object : SymbolKind.Property,
    range: lspRange(document, wholeRange(entry)),
    selectionRange: lspRange(document, entry.keyRange),
    children: entry.node.entries.filter(({ keyRange }) => keyRange.start >= entry.keyRange.end).map(symbolOf),
  })
  return config.entries.map(symbolOf)
}

function detailOf({ node: { value } }: ConfigEntry): string {
  if (value === null) return ''
  return typeof value === 'object' ? describeValue(value) : writtenForm(value)
}

/** A value that a `*` reference repeats stands elsewhere: its range here is that of the reference. */
function wholeRange({ keyRange, node }: ConfigEntry): { readonly start: number; readonly end: number } {
  return { start: keyRange.start, end: Math.max(keyRange.end, node.range.end) }
}
