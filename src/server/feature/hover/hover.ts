import type { Hover, Position } from 'vscode-languageserver/node'
import { MarkupKind } from 'vscode-languageserver-types'
import { findEntry, findKey } from '../../../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../../shared/catalogue/entry'
import { judge } from '../../fact/judgement'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { lspRange } from '../lspRange'
import type { Spot } from '../spot'
import { spotAt } from '../spot'
import { bandText } from './bandTexts'
import { adviceText, choicesText, chosenText, headingOf, linkText, propertyText } from './documentationTexts'
import { aliasText, ignoredTexts, upstreamText } from './nameTexts'
import { pictureOf, runText } from './runTexts'

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

function paragraphsFor(spot: Spot, snapshot: ConfigSnapshot): readonly string[] {
  const { key, node } = spot.entry
  const match = findKey(key, snapshot.task)
  switch (match?.kind) {
    case undefined:
      return []
    case 'ignored':
      return [...ignoredTexts(match.ignored, node, snapshot), linkText(match.ignored.key, [], snapshot)]
    case 'entry':
      return entryParagraphs(match.entry, spot, snapshot)
    case 'alias': {
      const entry = findEntry(match.alias.keys[0] ?? '')
      const texts = entry === undefined ? [] : entryParagraphs(entry, spot, snapshot)
      return [aliasText(match.alias, spot.entry, snapshot), ...texts]
    }
  }
}

/** From what is looked for most to what is looked for least. */
function entryParagraphs(entry: CatalogueEntry, { path, value }: Spot, snapshot: ConfigSnapshot): readonly string[] {
  const [, inner] = path
  const judgement = judge(entry, snapshot)
  const { summary, detail, links = [] } = entry.documentation
  return [
    headingOf(entry, snapshot.task),
    inner === undefined ? '' : propertyText(entry, inner.key, snapshot),
    summary,
    value === null ? '' : chosenText(entry, value),
    runText(entry, judgement, snapshot),
    pictureOf(entry, snapshot),
    bandText(judgement),
    value === null ? choicesText(entry, snapshot) : '',
    detail,
    adviceText(entry),
    upstreamText(entry.key, snapshot),
    linkText(entry.key, links, snapshot),
  ]
}
