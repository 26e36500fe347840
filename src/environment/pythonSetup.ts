import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { systemProcesses } from '../runs/processIdentity'
import { cacheFolder } from './cacheFolder'
import type { ChosenInterpreter, EditorChoices } from './chooseInterpreter'
import { chooseBasePython, chooseInterpreter } from './chooseInterpreter'
import type { ManagedEnvironment } from './environmentStore'
import { environmentStore } from './environmentStore'
import type { MakeContext } from './makeEnvironment'
import { makeEnvironment } from './makeEnvironment'
import { removeLeftOvers } from './managedEnvironments'
import { materialiseTrainer } from './materialiseTrainer'
import type { Recipe } from './recipe'
import { developmentRecipe, torchBuildFor, trainingRecipe } from './recipe'
import type { RunProgram } from './runProgram'
import { runProgram } from './runProgram'

/** How making an environment is watched and ended. */
export type SetupWatcher = Pick<MakeContext, 'signal' | 'onProgress'>

/** The product's Python side on this machine: what to train with, and the environments that it makes itself. */
export interface PythonSetup {
  readonly cache: string
  readonly platform: NodeJS.Platform
  readonly run: RunProgram
  /** What a managed environment would be made of here. */
  readonly recipe: Recipe
  /** The managed environment, if it was made. */
  findManaged(): Promise<ManagedEnvironment | null>
  /** See {@link chooseInterpreter}. */
  choose(): Promise<ChosenInterpreter>
  /** Fails as {@link PythonSetup.ensureManaged} would for want of a Python to make it with. See {@link chooseBasePython}. */
  requireBase(): Promise<void>
  /** The managed environment, made first if need be. See {@link makeEnvironment} for what it throws. */
  ensureManaged(watcher: SetupWatcher): Promise<ManagedEnvironment>
  /** The managed environment with what tests need on top. */
  ensureDevelopment(watcher: SetupWatcher): Promise<ManagedEnvironment>
  /** Folder to start the trainer from, see {@link materialiseTrainer}. */
  placeTrainer(): Promise<string>
}

/**
 * @param trainer the product's own copy of the trainer: `run_trainer.py`, `finetune_trainer/`, `requirements/`
 * @param variables of the process, and what is to be added for the programs that it starts
 */
export async function pythonSetup(
  trainer: string,
  variables: Readonly<NodeJS.ProcessEnv>,
  choices: EditorChoices = { setting: null, workspace: null },
): Promise<PythonSetup> {
  const platform = process.platform
  const processes = systemProcesses
  const run: RunProgram = (program, programArguments, options) =>
    runProgram(program, programArguments, { ...options, variables: { ...variables, ...options?.variables } })
  const cache = cacheFolder(variables, platform)
  const requirements = path.join(trainer, 'requirements')
  const recipe = await trainingRecipe(requirements, torchBuildFor(platform, variables))
  const store = environmentStore(cache, recipe)
  const chooseBase = () => chooseBasePython({ variables, choices, platform, run })
  const ensure = async (wanted: Recipe, watcher: SetupWatcher): Promise<ManagedEnvironment> => {
    await removeLeftOvers(cache, processes)
    const found = await environmentStore(cache, wanted).find()
    if (found !== null) return found
    const python = wanted.base?.interpreter ?? (await chooseBase())
    return makeEnvironment(wanted, python, { platform, cache, run, processes, freeBytes, ...watcher })
  }
  return {
    cache,
    platform,
    run,
    recipe,
    findManaged: () => store.find(),
    choose: () => chooseInterpreter({ variables, choices, platform, run, store }),
    requireBase: async () => {
      if ((await store.find()) === null) await chooseBase()
    },
    ensureManaged: (watcher) => ensure(recipe, watcher),
    ensureDevelopment: async (watcher) =>
      ensure(await developmentRecipe(requirements, await ensure(recipe, watcher)), watcher),
    placeTrainer: () => materialiseTrainer(trainer, cache),
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
