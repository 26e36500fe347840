import { Command, CommanderError } from 'commander'
import { systemClock } from '../shared/clock'
import type { CliContext, ExitCode } from './context'
import { exitCodes } from './context'
import { reportFailure } from './reportFailure'

type Register = (program: Command, context: CliContext) => void

/** Commands in the order in which the help lists them. */
const registers: readonly Register[] = []

/** Run one command line; every failure is reported, none is thrown. */
export async function runCommandLine(context: CliContext): Promise<void> {
  const program = createProgram(context)
  try {
    await program.parseAsync([...context.commandLine], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) context.setExitCode(error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput)
    else reportFailure(error, context)
  }
}

function createProgram(context: CliContext): Command {
  const program = new Command('finetune')
    .description('Fine-tune transformer models from a config file.')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    })
  for (const register of registers) register(program, context)
  return program
}

/** The context of this process. */
function processContext(): CliContext {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    environmentVariables: process.env,
    commandLine: process.argv.slice(2),
    clock: systemClock,
    onInterrupt: (listener) => {
      process.on('SIGINT', listener)
      return () => process.off('SIGINT', listener)
    },
    setExitCode: (code: ExitCode) => {
      process.exitCode = code
    },
  }
}

if (require.main === module) void runCommandLine(processContext())
