import { EnvironmentFailure } from '../environment/environmentFailure'
import { InferenceFailure } from '../inference/client'
import { RunError } from '../runs/runError'
import { CommandFailure } from './commandFailure'
import type { CliContext, ExitCode } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import { styleOf } from './terminal/style'

interface Report {
  readonly exitCode: ExitCode
  readonly code: string
  readonly message: string
  readonly hint: string
}

/** Say why a command failed and what to do, and set the exit code. With `--json` the same as a document on stdout. */
export function reportFailure(error: unknown, context: CliContext): void {
  const report = toReport(error)
  const style = styleOf(context.stderr, context.environmentVariables)
  context.stderr.write(`${style.red('error')} ${report.message}\n`)
  if (report.hint !== '') context.stderr.write(`${style.dim(report.hint)}\n`)
  if (context.commandLine.includes('--json')) {
    printJson(context.stdout, { error: { code: report.code, message: report.message, hint: report.hint } })
  }
  context.setExitCode(report.exitCode)
}

function toReport(error: unknown): Report {
  if (error instanceof CommandFailure) return error
  if (error instanceof EnvironmentFailure) {
    const exitCode = error.code === 'cancelled' ? exitCodes.stopped : exitCodes.failed
    return { exitCode, code: error.code, message: error.message, hint: error.hint }
  }
  if (error instanceof InferenceFailure) {
    const exitCode = error.isInput ? exitCodes.badInput : exitCodes.failed
    return { exitCode, code: error.code, message: error.message, hint: error.hint }
  }
  if (error instanceof RunError) {
    const isInput = error.code === 'data-unusable' || error.code === 'run-not-found' || error.code === 'run-ambiguous'
    return {
      exitCode: isInput ? exitCodes.badInput : exitCodes.failed,
      code: error.code,
      message: error.message,
      hint: error.hint,
    }
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { exitCode: exitCodes.failed, code: 'unexpected', message: stack, hint: 'This is a mistake of the program.' }
}
