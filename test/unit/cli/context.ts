import type { CliContext, ExitCode } from '../../../src/cli/context'
import { runCommandLine } from '../../../src/cli/main'
import { systemClock } from '../../../src/shared/clock'
import type { ReadingMessage } from '../../../src/shared/protocol/commandLine'

/** What a command left behind. */
export interface CommandOutcome {
  readonly exitCode: ExitCode
  readonly stdout: string
  readonly stderr: string
  /** The one document of `--json`. */
  readonly json: unknown
}

/** A context that collects what is written. */
export function collectingContext(cwd: string, commandLine: readonly string[] = []) {
  const written = { stdout: '', stderr: '' }
  const told: ReadingMessage[] = []
  let exitCode: ExitCode = 0
  const interrupts = new Set<() => void>()
  const collect = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text), columns: 100 })
  const context: CliContext = {
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    cwd,
    environmentVariables: { ...process.env, NO_COLOR: '1' },
    commandLine,
    clock: systemClock,
    onInterrupt: (listener) => {
      interrupts.add(listener)
      return () => interrupts.delete(listener)
    },
    tellParent: (message) => told.push(message),
    setExitCode: (code) => (exitCode = code),
  }
  const interrupt = () => {
    for (const listener of interrupts) listener()
  }
  return { context, written, told, interrupt, exitCode: () => exitCode }
}

/** Run a command line in this process. */
export async function finetune(cwd: string, ...commandLine: readonly string[]): Promise<CommandOutcome> {
  const { context, written, exitCode } = collectingContext(cwd, commandLine)
  await runCommandLine(context)
  const json: unknown = commandLine.includes('--json') ? JSON.parse(written.stdout) : null
  return { exitCode: exitCode(), ...written, json }
}
