import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Diagnostic } from 'vscode-languageserver/node'
import type { DataProblem } from '../data/problems'
import { renderDataProblem } from '../data/problems'
import { diagnosticSource, lspSeverities } from './feature/diagnostics'

/** The problems of data files by the files' addresses, each at its own line. */
export function dataDiagnostics(
  problems: readonly DataProblem[],
  configFolder: string,
): ReadonlyMap<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>()
  for (const problem of problems) {
    const address = pathToFileURL(path.resolve(configFolder, problem.place.file)).href
    const ofFile = byFile.get(address)
    if (ofFile === undefined) byFile.set(address, [diagnosticOf(problem)])
    else ofFile.push(diagnosticOf(problem))
  }
  return byFile
}

/** A problem knows where it begins: to the end of the line is what is underlined. */
function diagnosticOf(problem: DataProblem): Diagnostic {
  const { line, column } = problem.place
  const start = { line: line - 1, character: column - 1 }
  return {
    range: { start, end: { line: line - 1, character: 10_000 } },
    message: renderDataProblem(problem),
    severity: lspSeverities[problem.severity],
    code: problem.code,
    source: diagnosticSource,
  }
}
