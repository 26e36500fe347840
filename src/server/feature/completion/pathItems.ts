import path from 'node:path'
import { CompletionItemKind } from 'vscode-languageserver-types'
import { isDataFile } from '../../../data/format/dataFormat'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'

/** A path to choose. */
interface PathItem {
  readonly text: string
  readonly kind: CompletionItemKind
  readonly goesOn: boolean
  readonly isText: true
}

/** Paths as the config would write them, from its folder: what is in the folder that was typed so far. */
export function pathItems(typed: string, { places }: ConfigSnapshot, what: 'data' | 'folders'): readonly PathItem[] {
  const started = typed.replace(/^["']/, '')
  const written = started.slice(0, started.lastIndexOf('/') + 1)
  const folder = path.resolve(places.configFolder, written)
  return places.files.list(folder).flatMap((name): readonly PathItem[] => {
    if (name.startsWith('.')) return []
    const kind = places.files.kind(path.join(folder, name))
    if (kind === 'folder')
      return [{ text: `${written}${name}/`, kind: CompletionItemKind.Folder, goesOn: true, isText: true }]
    const isWanted = what === 'data' && kind === 'file' && isDataFile(name)
    return isWanted ? [{ text: written + name, kind: CompletionItemKind.File, goesOn: false, isText: true }] : []
  })
}
