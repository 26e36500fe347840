import type { Hover, Position } from 'vscode-languageserver/node'
import { MarkupKind } from 'vscode-languageserver-types'
import { findEntry, findKey } from '../../../shared/catalogue/catalogue'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { lspRange } from '../lspRange'
import type { Spot } from '../spot'
import { spotAt } from '../spot'
import { aliasText, choiceText, entryTexts, headingOf, ignoredText, propertyText } from './documentationTexts'
import { runTexts } from './runTexts'

/** What a key or a value is, and what it is in this run. */
export function hoverAt(snapshot: ConfigSnapshot, position: Position): Hover | null {
  const spot = spotAt(snapshot, snapshot.document.offsetAt(position))
  if (spot === null) return null
  const paragraphs = paragraphsFor(spot, snapshot).filter((paragraph) => paragraph !== '')
  if (paragraphs.length === 0) return null
  const inner = spot.path.at(-1) ?? spot.entry
  const range = lspRange(snapshot.document, spot.value === null ? inner.keyRange : spot.value.range)
  return { range, contents: { kind: MarkupKind.Markdown, value: paragraphs.join('\n\n') } }
}

function paragraphsFor({ entry: written, path, value }: Spot, snapshot: ConfigSnapshot): readonly string[] {
  const match = findKey(written.key, snapshot.task)
  if (match === undefined) return []
  if (match.kind === 'ignored') return [ignoredText(match.ignored)]
  const entry = match.kind === 'entry' ? match.entry : findEntry(match.alias.keys[0] ?? '')
  if (entry === undefined) return []
  const [, inner] = path
  return [
    match.kind === 'alias' ? aliasText(match.alias) : '',
    headingOf(entry),
    inner === undefined ? choiceText(entry, value) : propertyText(entry, inner.key, snapshot),
    entry.documentation.summary,
    ...runTexts(entry, snapshot),
    ...entryTexts(entry),
  ]
}
