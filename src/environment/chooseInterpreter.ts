import { EnvironmentFailure } from './environmentFailure'
import { activeEnvironment, installedPythons } from './findInterpreters'
import type { Interpreter } from './interpreter'
import { hasWheels, missingPackages, probeInterpreter } from './interpreter'
import type { EnvironmentStore } from './environmentStore'
import type { RunProgram } from './runProgram'

/** What choosing a Python depends on. */
export interface InterpreterContext {
  readonly variables: Readonly<NodeJS.ProcessEnv>
  readonly platform: NodeJS.Platform
  readonly run: RunProgram
  /** Where managed environments are kept. */
  readonly store: EnvironmentStore
}

/** Where a chosen Python came from: the user's variable, the active environment, ours, or the search path. */
export type InterpreterOrigin = 'variable' | 'active' | 'managed' | 'path'

export interface ChosenInterpreter extends Interpreter {
  readonly origin: InterpreterOrigin
}

/**
 * The Python to train with: `FINETUNE_PYTHON` if set; else the first that has all packages of the active environment,
 * the managed one and those on the search path.
 *
 * @throws {EnvironmentFailure} `python-unusable` or `packages-missing` when the user's choice will not do,
 * `environment-missing` when nothing will.
 */
export async function chooseInterpreter(context: InterpreterContext): Promise<ChosenInterpreter> {
  const named = context.variables['FINETUNE_PYTHON']
  if (named !== undefined && named !== '') return { ...(await checkNamed(named, context.run)), origin: 'variable' }
  const active = activeEnvironment(context.variables, context.platform)
  const fromActive = active === null ? null : await firstComplete([active], context.run)
  if (fromActive !== null) return { ...fromActive, origin: 'active' }
  const managed = await context.store.find()
  if (managed !== null) return { ...managed.interpreter, origin: 'managed' }
  const fromPath = await firstComplete(installedPythons(context.platform), context.run)
  if (fromPath !== null) return { ...fromPath, origin: 'path' }
  throw new EnvironmentFailure('environment-missing')
}

async function checkNamed(program: string, run: RunProgram): Promise<Interpreter> {
  const interpreter = await probeInterpreter([program], run)
  if (interpreter === null) {
    throw new EnvironmentFailure('python-unusable', { program, reason: 'it does not start, or is older than 3.10' })
  }
  const missing = missingPackages(interpreter)
  if (missing.length > 0) throw new EnvironmentFailure('packages-missing', { program, packages: missing.join(', ') })
  return interpreter
}

async function firstComplete(commands: readonly (readonly string[])[], run: RunProgram): Promise<Interpreter | null> {
  for (const command of commands) {
    const interpreter = await probeInterpreter(command, run)
    if (interpreter !== null && missingPackages(interpreter).length === 0) return interpreter
  }
  return null
}

/**
 * The Python to make an environment with: the first on the search path of a fitting version that has `venv`.
 *
 * @throws {EnvironmentFailure} `python-missing`, or `venv-unavailable` when all lack it.
 */
export async function chooseBasePython(context: Pick<InterpreterContext, 'platform' | 'run'>): Promise<Interpreter> {
  let withoutVenv: Interpreter | null = null
  for (const command of installedPythons(context.platform)) {
    const interpreter = await probeInterpreter(command, context.run)
    if (interpreter === null || !hasWheels(interpreter)) continue
    if (interpreter.canMakeEnvironments) return interpreter
    withoutVenv ??= interpreter
  }
  if (withoutVenv === null) throw new EnvironmentFailure('python-missing')
  throw new EnvironmentFailure('venv-unavailable', { program: withoutVenv.executable, reason: 'it has no venv module' })
}
