import { EnvironmentFailure } from './environmentFailure'
import type { PythonCommand } from './findInterpreters'
import { activeEnvironment, installedPythons } from './findInterpreters'
import type { Interpreter } from './interpreter'
import { hasWheels, missingPackages, probeInterpreter, versionOf } from './interpreter'
import type { EnvironmentStore } from './environmentStore'
import type { RunProgram } from './runProgram'
import { programPath } from './writtenPath'

/** What the user chose in an editor. */
export interface EditorChoices {
  /** Program or absolute path in a setting: it has to do, as `FINETUNE_PYTHON` has. */
  readonly setting: string | null
  /** The workspace's Python, in place of the shell's active environment: taken if it has the packages. */
  readonly workspace: string | null
}

/** What the Pythons of the user's are found by. */
export interface BaseContext {
  readonly variables: Readonly<NodeJS.ProcessEnv>
  readonly choices: EditorChoices
  readonly platform: NodeJS.Platform
  readonly run: RunProgram
}

/** What choosing a Python depends on. */
export interface InterpreterContext extends BaseContext {
  /** Where managed environments are kept. */
  readonly store: EnvironmentStore
}

/** Where a chosen Python came from: who named it, whose environment it is, or that it is on the search path. */
export type InterpreterOrigin = 'setting' | 'variable' | 'workspace' | 'active' | 'managed' | 'path'

export interface ChosenInterpreter extends Interpreter {
  readonly origin: InterpreterOrigin
}

/**
 * The Python to train with: the setting's or `FINETUNE_PYTHON` if set; else the first that has all packages of the
 * workspace's or the active environment, the managed one and those on the search path.
 *
 * @throws {EnvironmentFailure} `python-unusable` or `packages-missing` when the user's choice will not do,
 * `environment-missing` when nothing will.
 */
export async function chooseInterpreter(context: InterpreterContext): Promise<ChosenInterpreter> {
  const named = namedPython(context)
  if (named !== null) return { ...(await checkNamed(named.program, context.run)), origin: named.origin }
  const preferred = preferredPython(context)
  const fromPreferred = preferred === null ? null : await firstComplete([preferred.command], context.run)
  if (preferred !== null && fromPreferred !== null) return { ...fromPreferred, origin: preferred.origin }
  const managed = await context.store.find()
  if (managed !== null) return { ...managed.interpreter, origin: 'managed' }
  const fromPath = await firstComplete(installedPythons(context.platform), context.run)
  if (fromPath !== null) return { ...fromPath, origin: 'path' }
  throw new EnvironmentFailure('environment-missing')
}

/** What the user chose or has active, whatever it lacks. */
function chosenCommands(context: BaseContext): readonly PythonCommand[] {
  const named = namedPython(context)
  const preferred = preferredPython(context)
  return [...(named === null ? [] : [[named.program]]), ...(preferred === null ? [] : [preferred.command])]
}

/** A Python that has to do, since the user named it. */
function namedPython({ variables, choices }: BaseContext): {
  readonly program: string
  readonly origin: 'setting' | 'variable'
} | null {
  if (choices.setting !== null) return { program: choices.setting, origin: 'setting' }
  const program = variables['FINETUNE_PYTHON']
  if (program === undefined || program === '') return null
  // Programs are started in other folders than the one that a relative path is meant from.
  return { program: programPath(program, process.cwd()), origin: 'variable' }
}

function preferredPython({ variables, choices, platform }: BaseContext): {
  readonly command: PythonCommand
  readonly origin: 'workspace' | 'active'
} | null {
  if (choices.workspace !== null) return { command: [choices.workspace], origin: 'workspace' }
  const command = activeEnvironment(variables, platform)
  return command === null ? null : { command, origin: 'active' }
}

async function checkNamed(program: string, run: RunProgram): Promise<Interpreter> {
  const interpreter = await probeInterpreter([program], run)
  if (interpreter === null) {
    throw new EnvironmentFailure('python-unusable', { program, reason: await whyUnusable(program, run) })
  }
  const missing = missingPackages(interpreter)
  if (missing.length > 0) throw new EnvironmentFailure('packages-missing', { program, packages: missing.join(', ') })
  return interpreter
}

async function whyUnusable(program: string, run: RunProgram): Promise<string> {
  const version = await versionOf([program], run)
  return version === null ? 'it does not start' : `it is Python ${version}, and 3.10 or newer is needed`
}

async function firstComplete(commands: readonly (readonly string[])[], run: RunProgram): Promise<Interpreter | null> {
  for (const command of commands) {
    const interpreter = await probeInterpreter(command, run)
    if (interpreter !== null && missingPackages(interpreter).length === 0) return interpreter
  }
  return null
}

/**
 * The Python to make an environment with: the first of a fitting version that has `venv`, on the search path or else
 * the one that was chosen. An environment lasts as long as its Python does, and a project's own comes and goes.
 *
 * @throws {EnvironmentFailure} `python-missing`, or `venv-unavailable` when all lack it.
 */
export async function chooseBasePython(context: BaseContext): Promise<Interpreter> {
  let withoutVenv: Interpreter | null = null
  for (const command of [...installedPythons(context.platform), ...chosenCommands(context)]) {
    const interpreter = await probeInterpreter(command, context.run)
    if (interpreter === null || !hasWheels(interpreter)) continue
    if (interpreter.canMakeEnvironments) return interpreter
    withoutVenv ??= interpreter
  }
  if (withoutVenv === null) throw new EnvironmentFailure('python-missing')
  throw new EnvironmentFailure('venv-unavailable', { program: withoutVenv.executable, reason: 'it has no venv module' })
}
