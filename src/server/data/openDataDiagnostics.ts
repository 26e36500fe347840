import type { Diagnostic } from 'vscode-languageserver/node'
import { DiagnosticTag } from 'vscode-languageserver-types'
import type { DataFault } from '../../data/fault'
import type { OpenProblem } from '../../data/open/openInspection'
import type { LineSpan } from '../../data/open/examplePlaces'
import { dataProblems, renderDataProblem, type DataCode } from '../../data/problems'
import type { Range } from '../../shared/problem'
import { diagnosticSource, lspSeverities } from '../feature/diagnostics'
import { type OpenData, wholeLimit } from './OpenData'

/** More would be no help, and takes long to draw. */
export const mostDiagnostics = 1000

/** About the word; all others are about the tag, or the line. */
const ofWord: ReadonlySet<DataCode> = new Set<DataCode>(['FD005', 'FD023'])

/** What a text shows by itself: all of it, or of one that is large the lines in sight, the last included. */
export function openDataDiagnostics(data: OpenData, inSight: Range | null): Diagnostic[] {
  const inspection = data.inspect()
  if (inspection !== null) return inspection.problems.slice(0, mostDiagnostics).map((each) => diagnosticOf(each, data))
  const partial: OpenProblem = { code: 'FD034', line: 1, word: null, arguments: { limit: wholeLimit / 1_000_000 } }
  const seen = inSight === null ? [] : data.inspectPart(inSight)
  return [partial, ...seen].map((each) => diagnosticOf(each, data))
}

/** What ends the reading before it begins: a column that the config names and the file does not have. */
export function faultDiagnostic({ code, line, values }: DataFault): Diagnostic {
  const { severity } = dataProblems[code]
  const start = { line: line - 1, character: 0 }
  return {
    range: { start, end: { line: line - 1, character: 10_000 } },
    message: renderDataProblem({ code, severity, arguments: values, place: { file: '', line, column: 1 } }),
    severity: lspSeverities[severity],
    code,
    source: diagnosticSource,
  }
}

function diagnosticOf(problem: OpenProblem, { reader, document }: OpenData): Diagnostic {
  const { code, arguments: values, line, word } = problem
  const { severity } = dataProblems[code]
  const place = reader.placeOf(line, word, ofWord.has(code) ? 'word' : 'tag')
  const message = renderDataProblem({ code, severity, arguments: values, place: { file: '', line, column: 1 } })
  const first = code === 'FD032' || code === 'FD033' ? Number(values['line']) : null
  return {
    range: lineRange(place),
    message,
    severity: lspSeverities[severity],
    code,
    source: diagnosticSource,
    ...(code === 'FD032' && { tags: [DiagnosticTag.Unnecessary] }),
    ...(first !== null && { relatedInformation: [related(first, document.uri, reader.placeOf(first, null, 'word'))] }),
  }
}

function related(line: number, uri: string, place: LineSpan) {
  return { location: { uri, range: lineRange(place) }, message: `line ${line}` }
}

export function lineRange({ line, start, end }: LineSpan): Diagnostic['range'] {
  return { start: { line, character: start }, end: { line, character: end } }
}
