import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentLink, LocationLink, Position } from 'vscode-languageserver/node'
import type { ValueNode } from '../../config/configDocument'
import { findEntry } from '../../shared/catalogue/catalogue'
import type { Range } from '../../shared/problem'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { lspRange } from './lspRange'

interface NamedFile {
  readonly range: Range
  readonly path: string
}

/** Each data file of a config as a link to it. */
export function documentLinksOf(snapshot: ConfigSnapshot): DocumentLink[] {
  return namedFiles(snapshot).map((file) => ({
    range: lspRange(snapshot.document, file.range),
    target: pathToFileURL(file.path).href,
  }))
}

/** The data file at a position, at its beginning. */
export function definitionAt(snapshot: ConfigSnapshot, position: Position): LocationLink[] {
  const offset = snapshot.document.offsetAt(position)
  const start = { line: 0, character: 0 }
  return namedFiles(snapshot)
    .filter(({ range }) => range.start <= offset && offset <= range.end)
    .map((file) => ({
      originSelectionRange: lspRange(snapshot.document, file.range),
      targetUri: pathToFileURL(file.path).href,
      targetRange: { start, end: start },
      targetSelectionRange: { start, end: start },
    }))
}

/** Files that are there: a link to nothing would open an empty editor. */
function namedFiles({ resolution, places }: ConfigSnapshot): readonly NamedFile[] {
  return [...resolution.written].flatMap(([key, { node }]) => {
    const type = findEntry(key)?.type.type
    const nodes =
      type === 'files' ? (node.items.length > 0 ? node.items : [node]) : key === 'model_name_or_path' ? [node] : []
    return nodes.flatMap((each) => fileOf(each, key === 'model_name_or_path', places))
  })
}

/** Of a model's folder its `config.json`. */
function fileOf(
  { value, range }: ValueNode,
  isModel: boolean,
  { files, configFolder }: ConfigSnapshot['places'],
): readonly NamedFile[] {
  if (typeof value !== 'string' || value === '') return []
  const named = path.resolve(configFolder, value)
  const file = isModel ? path.join(named, 'config.json') : named
  return files.kind(file) === 'file' ? [{ range, path: file }] : []
}
