import { EnvironmentFailure } from '../environment/environmentFailure'
import { InferenceFailure } from '../inference/client'
import { RunError } from '../runs/runError'
import { reasonOf, systemCode } from '../shared/systemError'
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
  return systemReport(error) ?? unexpectedReport(error)
}

const systemHints: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room, or name another place.',
  EDQUOT: 'Your share of the disk is full: make room, or name another place.',
  EACCES: 'Check the permissions there, or name another place.',
  EPERM: 'Check the permissions there, and that no other program has it open.',
  EROFS: 'This disk may only be read: name another place.',
}

/** What the operating system refused, with the path where it says one. Null for any other error. */
function systemReport(error: unknown): Report | null {
  if (!(error instanceof Error) || !('syscall' in error)) return null
  const place = 'path' in error ? `${String(error.path)}: ` : ''
  const hint = systemHints[systemCode(error) ?? ''] ?? 'Check the path, and that nothing else is in its place.'
  return { exitCode: exitCodes.failed, code: 'system', message: `${place}${reasonOf(error)}.`, hint }
}

function unexpectedReport(error: unknown): Report {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    exitCode: exitCodes.failed,
    code: 'unexpected',
    message: stack,
    hint: 'This is a mistake of the program. Report it with these lines.',
  }
}
