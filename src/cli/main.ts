import { Command, CommanderError } from 'commander'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { registerDoctor } from './doctor'
import { processContext } from './processContext'
import { reportFailure } from './reportFailure'
import { registerSetup } from './setup'

type Register = (program: Command, context: CliContext) => void

/** Commands in the order in which the help lists them. */
const registers: readonly Register[] = [registerDoctor, registerSetup]

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

if (require.main === module) void runCommandLine(processContext())
