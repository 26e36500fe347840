import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { TextLines } from '../../data/open/openText'

/** The lines of a document, each cut out when it is asked for. */
export function linesOf(document: TextDocument): TextLines {
  return {
    count: document.lineCount,
    at: (line) => {
      const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }
      return withoutEnd(document.getText(range))
    },
  }
}

function withoutEnd(line: string): string {
  return line.replace(/[\r\n]+$/u, '')
}
