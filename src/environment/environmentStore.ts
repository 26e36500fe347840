import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Interpreter } from './interpreter'
import { parseInterpreter } from './interpreter'
import type { Recipe, TorchBuild } from './recipe'

/** An environment that we made: complete, and never changed afterwards. */
export interface ManagedEnvironment {
  readonly folder: string
  readonly torchBuild: TorchBuild
  readonly interpreter: Interpreter
}

/** Finds the environment of one recipe. */
export interface EnvironmentStore {
  find(): Promise<ManagedEnvironment | null>
}

/** Folder in the cache that holds the environments. */
export function environmentsFolder(cache: string): string {
  return path.join(cache, 'environments')
}

/**
 * A recipe's environment is whatever its pointer file, `<hash>.json`, names. It is written last, so that an
 * installation that was broken off, or another that goes on at the same time, is never mistaken for a finished one.
 */
export function environmentStore(cache: string, recipe: Pick<Recipe, 'hash'>): EnvironmentStore {
  return {
    find: async () => {
      const environment = await readPointer(pointerFile(cache, recipe))
      // The Python that it was made with may have been removed since: then the link in it leads nowhere.
      return environment !== null && existsSync(environment.interpreter.executable) ? environment : null
    },
  }
}

async function readPointer(file: string): Promise<ManagedEnvironment | null> {
  try {
    return parsePointer(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

function parsePointer(value: unknown): ManagedEnvironment | null {
  if (typeof value !== 'object' || value === null) return null
  const { folder, torchBuild, interpreter } = value as Record<string, unknown>
  const parsed = parseInterpreter(interpreter)
  if (typeof folder !== 'string' || parsed === null) return null
  return { folder, torchBuild: torchBuild === 'cuda' ? 'cuda' : 'cpu', interpreter: parsed }
}

/** Whether a recipe's environment is in this folder, which is named by its name: a cache may be reached on several ways. */
export async function isPublished(cache: string, folder: string): Promise<boolean> {
  const parent = environmentsFolder(cache)
  for (const name of await readdir(parent)) {
    const environment = name.endsWith('.json') ? await readPointer(path.join(parent, name)) : null
    if (environment !== null && path.basename(environment.folder) === path.basename(folder)) return true
  }
  return false
}

/** Makes `environment` the one that is found for the recipe. */
export async function publishEnvironment(
  cache: string,
  recipe: Pick<Recipe, 'hash'>,
  environment: ManagedEnvironment,
): Promise<void> {
  const file = pointerFile(cache, recipe)
  const temporary = `${file}.${process.pid}`
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(temporary, `${JSON.stringify(environment, null, 2)}\n`)
  await rename(temporary, file)
}

function pointerFile(cache: string, recipe: Pick<Recipe, 'hash'>): string {
  return path.join(environmentsFolder(cache), `${recipe.hash}.json`)
}
