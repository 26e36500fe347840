import path from 'node:path'
import { isInSetting } from '../config/placeFindings'
import type { ConfigProblem } from '../config/problems'
import { configProblems, renderConfigProblem } from '../config/problems'
import type { DataProblem } from '../data/problems'
import { renderDataProblem } from '../data/problems'
import type { Severity } from '../shared/problem'
import type { ProblemRow } from '../shared/protocol/commandLine'
import type { CliContext } from './context'
import { shownPath } from './terminal/shownPath'
import type { StyleName } from './terminal/style'
import { styleOf } from './terminal/style'

export type AnyProblem = ConfigProblem | DataProblem

/** @param configFolder what relative file names in problems of the data start from */
export function problemRows(problems: readonly AnyProblem[], configFolder: string): ProblemRow[] {
  return problems.map((problem) => ({
    file: isInSetting(problem) ? problem.place.file : path.resolve(configFolder, problem.place.file),
    line: problem.place.line,
    column: problem.place.column,
    code: problem.code,
    severity: problem.severity,
    message: isConfigProblem(problem) ? renderConfigProblem(problem) : renderDataProblem(problem),
  }))
}

const colours: Readonly<Record<Severity, StyleName>> = { error: 'red', warning: 'yellow', information: 'blue' }

/** Print problems as `file:line:column severity code message`, which terminals and editors make links of. */
export function printProblems(
  rows: readonly ProblemRow[],
  output: 'stdout' | 'stderr',
  context: Pick<CliContext, 'stdout' | 'stderr' | 'environmentVariables' | 'cwd'>,
): void {
  const style = styleOf(context[output], context.environmentVariables)
  for (const { file, line, column, severity, code, message } of rows) {
    const place = `${shownPath(file, context.cwd)}:${line}:${column}`
    context[output].write(`${place} ${style[colours[severity]](severity)} ${style.dim(code)} ${message}\n`)
  }
}

function isConfigProblem(problem: AnyProblem): problem is ConfigProblem {
  return problem.code in configProblems
}
