import { Command, CommanderError } from 'commander'
import { version } from '../../package.json'
import { registerCheck } from './check'
import { registerCompare } from './compare'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { registerData } from './data'
import { registerDelete } from './delete'
import { registerDoctor } from './doctor'
import { registerEvaluate } from './evaluate'
import { registerExport } from './export'
import { registerInit } from './init'
import { registerList } from './list'
import { registerOutline } from './outline'
import { processContext } from './processContext'
import { registerPredict } from './predict'
import { registerReport } from './report'
import { reportFailure } from './reportFailure'
import { registerResume } from './resume'
import { registerSchema } from './schema'
import { registerSetup } from './setup'
import { registerShow } from './show'
import { registerStart } from './start'
import { registerStop } from './stop'

type Register = (program: Command, context: CliContext) => void

/** Commands in the order in which the help lists them. */
const registers: readonly Register[] = [
  registerInit,
  registerCheck,
  registerData,
  registerOutline,
  registerStart,
  registerStop,
  registerResume,
  registerList,
  registerShow,
  registerCompare,
  registerReport,
  registerDelete,
  registerEvaluate,
  registerPredict,
  registerExport,
  registerSchema,
  registerDoctor,
  registerSetup,
]

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
    .version(version)
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
