import type { Diagnostic } from 'vscode-languageserver/node'
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types'
import type { ConfigCode, ConfigProblem } from '../../config/problems'
import { renderConfigProblem } from '../../config/problems'
import type { Severity } from '../../shared/problem'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { lspRange } from './lspRange'

/** Shown before each message. */
export const diagnosticSource = 'Fine-Tuning Lab'

export const lspSeverities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
}

const tags: Partial<Record<ConfigCode, DiagnosticTag>> = {
  FT011: DiagnosticTag.Deprecated,
  FT014: DiagnosticTag.Unnecessary,
  FT016: DiagnosticTag.Unnecessary,
}

/** The problems of a config as its editor shows them. */
export function diagnosticsOf({ problems, document }: ConfigSnapshot): Diagnostic[] {
  return problems.map((problem) => diagnosticOf(problem, document))
}

export function diagnosticOf(problem: ConfigProblem, document: ConfigSnapshot['document']): Diagnostic {
  const tag = tags[problem.code]
  return {
    range: lspRange(document, problem.range ?? { start: 0, end: 0 }),
    message: renderConfigProblem(problem),
    severity: lspSeverities[problem.severity],
    code: problem.code,
    source: diagnosticSource,
    ...(tag !== undefined && { tags: [tag] }),
  }
}
