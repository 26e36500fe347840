import type { CompletionItem, Position } from 'vscode-languageserver/node'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { completionPlace } from './completionPlace'
import { keyItems, propertyItems } from './keyItems'
import { sectionItems } from './sectionItems'
import { valueItems } from './valueItems'

/** What can be typed at a position: keys that are not there yet, sections of them, or values. */
export function completionsAt(snapshot: ConfigSnapshot, position: Position): CompletionItem[] {
  const { document } = snapshot
  const place = completionPlace(document.getText(), document.offsetAt(position))
  if (place === null) return []
  switch (place.kind) {
    case 'key':
      return [...keyItems(place, snapshot), ...(place.hasColon ? [] : sectionItems(place, snapshot))]
    case 'property':
      return propertyItems(place, snapshot)
    case 'value':
      return valueItems(place, snapshot)
  }
}
