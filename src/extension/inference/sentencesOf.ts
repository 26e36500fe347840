import * as vscode from 'vscode'
import type { Sentence, SentenceSplitter } from './sentences'
import type { Span } from './trackedSpan'

/** The sentences of part of a document; of those that it cuts, what is in it. */
export function sentencesOf(
  document: vscode.TextDocument,
  { start, end }: Span,
  splitter: SentenceSplitter,
): readonly Sentence[] {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end))
  const lines = Array.from({ length: range.end.line - range.start.line + 1 }, (_, index) => range.start.line + index)
  return lines.flatMap((line) => {
    const first = line === range.start.line ? range.start.character : 0
    const last = line === range.end.line ? range.end.character : undefined
    return splitter.split(document.lineAt(line).text.slice(first, last), line, first)
  })
}
