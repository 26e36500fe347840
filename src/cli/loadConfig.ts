import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import type { ConfigDocument } from '../config/configDocument'
import { diskFileSystem } from '../config/diskFileSystem'
import { findModel } from '../config/model/findModel'
import { parseDocument } from '../config/parseDocument'
import { resolveConfig } from '../config/resolveConfig'
import type { Resolution } from '../config/resolvedConfig'
import { withSettings } from '../config/withSettings'
import { reasonOf, systemCode } from '../shared/systemError'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'

/** A config file that was read and resolved. */
export interface LoadedConfig {
  /** Absolute. */
  readonly path: string
  /** As the user wrote it. */
  readonly source: string
  /** With the settings of the command line laid over it. */
  readonly document: ConfigDocument
  readonly resolution: Resolution
}

/** The config that a folder's name stands for. */
const usualName = 'finetune.yaml'

/**
 * Read a config, lay `--set` settings over it and resolve it.
 *
 * @param written a file, or a folder with a `finetune.yaml`
 * @param sitePackages finds the folders that Python packages are imported from. Only called if the model may lie there:
 *   it takes a moment
 * @throws CommandFailure `config-unreadable`
 */
export async function loadConfig(
  written: string,
  settings: readonly string[],
  sitePackages: () => Promise<readonly string[]>,
  { cwd, environmentVariables }: Pick<CliContext, 'cwd' | 'environmentVariables'>,
): Promise<LoadedConfig> {
  const named = path.resolve(cwd, written)
  const configPath = diskFileSystem.kind(named) === 'folder' ? path.join(named, usualName) : named
  const source = await readConfig(configPath)
  const document = withSettings(parseDocument(source), settings)
  const places = {
    files: diskFileSystem,
    configFolder: path.dirname(configPath),
    homeFolder: homedir(),
    environmentVariables,
  }
  const resolveWith = (folders: readonly string[]) =>
    resolveConfig(document, {
      configPath,
      files: diskFileSystem,
      findModel: (query) => findModel(query, { ...places, sitePackages: folders }),
    })
  const first = resolveWith([])
  const isElsewhere = first.problems.some(({ code }) => code === 'FT045')
  const resolution = isElsewhere ? resolveWith(await sitePackages()) : first
  return { path: configPath, source, document, resolution }
}

async function readConfig(configPath: string): Promise<string> {
  try {
    return await readFile(configPath, 'utf8')
  } catch (error) {
    const hint =
      systemCode(error) === 'ENOENT'
        ? 'Check the name, or make a sample project with `finetune init`.'
        : 'Check the permissions of the file.'
    throw new CommandFailure(
      exitCodes.badInput,
      'config-unreadable',
      `${configPath} cannot be read: ${reasonOf(error)}.`,
      hint,
    )
  }
}
