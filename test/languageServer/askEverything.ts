import type { Range as LspRange, TextEdit } from 'vscode-languageserver/node'
import { ResponseError } from 'vscode-jsonrpc'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { codeActionsFor } from '../../src/server/feature/codeActions'
import { completionsAt } from '../../src/server/feature/completion/completion'
import { diagnosticsOf } from '../../src/server/feature/diagnostics'
import { definitionAt, documentLinksOf } from '../../src/server/feature/files'
import { foldingRangesOf } from '../../src/server/feature/folding'
import { hoverAt } from '../../src/server/feature/hover/hover'
import { inlayHintsIn } from '../../src/server/feature/inlayHints'
import { renameAt, renameRangeAt } from '../../src/server/feature/rename'
import { symbolsOf } from '../../src/server/feature/symbols'
import type { ConfigSnapshot } from '../../src/server/snapshot/ConfigSnapshot'

type Take = (document: TextDocument) => ConfigSnapshot

/** Every kind of question, at a place of a document; each gives its answer. */
export const questions: Readonly<Record<string, (at: ConfigSnapshot, offset: number, take: Take) => unknown>> = {
  diagnostics: (at) => diagnosticsOf(at),
  hover: (at, offset) => hoverAt(at, at.document.positionAt(offset)),
  completion: (at, offset) => completionsAt(at, at.document.positionAt(offset)),
  definition: (at, offset) => definitionAt(at, at.document.positionAt(offset)),
  prepareRename: (at, offset) => renameRangeAt(at, at.document.positionAt(offset)),
  rename: (at, offset) => renameAt(at, at.document.positionAt(offset), 'NEW'),
  badRename: (at, offset) => refused(() => renameAt(at, at.document.positionAt(offset), 'a b')),
  documentLinks: (at) => documentLinksOf(at),
  symbols: (at) => symbolsOf(at),
  inlayHints: (at) => inlayHintsIn(at, wholeRange(at.document)),
  codeActions: (at, offset, take) => {
    const place = at.document.positionAt(offset)
    return codeActionsFor(at, { range: { start: place, end: place }, context: { diagnostics: [] } }, take)
  },
  allFixes: (at, _, take) => {
    return codeActionsFor(
      at,
      { range: wholeRange(at.document), context: { diagnostics: [], only: ['quickfix'] } },
      take,
    )
  },
  folding: (at) => foldingRangesOf(at),
}

/** An answer may be that a question is wrong. */
function refused(ask: () => unknown): unknown {
  try {
    return ask()
  } catch (error) {
    if (error instanceof ResponseError) return null
    throw error
  }
}

function wholeRange(document: TextDocument): LspRange {
  return { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) }
}

/** What is wrong with an answer: places outside of the document, and edits that overlap; null if nothing is. */
export function faultOf(answer: unknown, document: TextDocument): string | null {
  if (typeof answer !== 'object' || answer === null) return null
  if (Array.isArray(answer)) {
    return (isEdits(answer) ? overlapOf(answer, document) : null) ?? firstFault(answer, document)
  }
  if (isRange(answer)) return rangeFault(answer, document)
  return firstFault(Object.values(answer), document)
}

function firstFault(parts: readonly unknown[], document: TextDocument): string | null {
  for (const part of parts) {
    const fault = faultOf(part, document)
    if (fault !== null) return fault
  }
  return null
}

function isRange(value: object): value is LspRange {
  return 'start' in value && 'end' in value && typeof value.start === 'object'
}

function isEdits(parts: readonly unknown[]): parts is readonly TextEdit[] {
  const isEdit = (part: unknown) => typeof part === 'object' && part !== null && 'newText' in part && 'range' in part
  return parts.length > 1 && parts.every(isEdit)
}

/** A place is in the document if asking for its offset and back gives it again. */
function rangeFault({ start, end }: LspRange, document: TextDocument): string | null {
  const isWithin = [start, end].every((place) => {
    const { line, character } = document.positionAt(document.offsetAt(place))
    return line === place.line && character === place.character
  })
  const isForward = start.line < end.line || (start.line === end.line && start.character <= end.character)
  return isWithin && isForward ? null : `no range of the document: ${JSON.stringify({ start, end })}`
}

function overlapOf(edits: readonly TextEdit[], document: TextDocument): string | null {
  const ranges = edits
    .map(({ range }) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end) }))
    .sort((one, other) => one.start - other.start || one.end - other.end)
  const isOverlap = ranges.some(({ start }, index) => start < (ranges[index - 1]?.end ?? 0))
  return isOverlap ? `edits overlap: ${JSON.stringify(edits)}` : null
}
