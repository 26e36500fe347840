import type { TextDocument } from 'vscode'
import { recordExtensions, taggedExtensions } from '../contributions/language'

/** Characters of a line of records that are looked at. */
const looked = 4000

/** A key of the usual ones with a list behind it: the server looks closer. */
const entityKey = /"(?:tags|ner_tags|ner|labels?|entities|spans|annotations)"\s*:\s*\[/u

/**
 * Whether the server is told of a file: one that is named as CoNLL is, or one of records that looks as if they had
 * entities, or is yet empty. Logs and other records, which may be long, stay where they are.
 */
export function mayBeData(document: Pick<TextDocument, 'uri' | 'lineAt'>): boolean {
  const extension = /\.[^./\\]+$/u.exec(document.uri.path)?.[0].toLowerCase() ?? ''
  if (includes(taggedExtensions, extension)) return true
  if (!includes(recordExtensions, extension)) return false
  const first = document.lineAt(0).text.slice(0, looked)
  return first.trim() === '' || entityKey.test(first) || first.length === looked
}

function includes(extensions: readonly string[], extension: string): boolean {
  return extensions.includes(extension)
}
