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

/** Files that are there: a link to nothing would open an empty editor. Without trust nobody looks. */
function namedFiles({ resolution, places, settings }: ConfigSnapshot): readonly NamedFile[] {
  if (!settings.isTrusted) return []
  return [...resolution.written].flatMap(([key, { node }]) => {
    if (key === 'model_name_or_path') return fileAt(node, modelFile(resolution.model), places)
    if (findEntry(key)?.type.type !== 'files') return []
    const nodes = node.items.length > 0 ? node.items : [node]
    return nodes.flatMap((each) => fileAt(each, dataPath(each, places), places))
  })
}

function dataPath({ value }: ValueNode, { configFolder }: ConfigSnapshot['places']): string | null {
  return typeof value === 'string' && value !== '' ? path.resolve(configFolder, value) : null
}

/** Of a model, wherever on this machine it lies, its `config.json`. */
function modelFile(model: ConfigSnapshot['resolution']['model']): string | null {
  const folder = model?.reference.path ?? null
  return folder === null ? null : path.join(folder, 'config.json')
}

function fileAt({ range }: ValueNode, file: string | null, { files }: ConfigSnapshot['places']): readonly NamedFile[] {
  return file !== null && files.kind(file) === 'file' ? [{ range, path: file }] : []
}
