import type { TextEdit } from 'vscode-languageserver/node'
import type { RawExample } from '../../data/format/rawExample'
import type { OpenData } from './OpenData'

/** Takes out the lines of a sentence, and the empty ones that separated it from the next one or, at the end, from the last. */
export function removalOf(example: RawExample, { reader, document }: OpenData): TextEdit {
  const { start, end } = reader.places(example).lines
  const { lines } = reader
  let after = end + 1
  while (after < lines.count && lines.at(after).trim() === '' && reader.format === 'conll') after++
  if (after < document.lineCount) {
    return { range: { start: { line: start, character: 0 }, end: { line: after, character: 0 } }, newText: '' }
  }
  let before = start
  while (before > 0 && lines.at(before - 1).trim() === '') before--
  const from = before === 0 ? { line: 0, character: 0 } : { line: before - 1, character: lines.at(before - 1).length }
  const to = { line: end, character: lines.at(end).length }
  return { range: { start: from, end: to }, newText: '' }
}
