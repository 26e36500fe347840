import path from 'node:path'
import type { FileSystem } from './fileSystem'
import type { ModelQuery } from './model/findModel'
import type { FoundModel } from './model/modelDescription'
import { parseDocument } from './parseDocument'
import { resolveConfig } from './resolveConfig'
import type { DataSettings } from './resolvedConfig'

/** Folders above a file in which its config is looked for. */
const mostFolders = 6

/**
 * What the config says of data that names this file: the nearest one in the file's folder or above it.
 *
 * @param file absolute
 */
export function configOfFile(file: string, disk: FileSystem): DataSettings | null {
  let folder = path.dirname(file)
  for (let level = 0; level < mostFolders; level++) {
    const settings = settingsIn(folder, file, disk)
    if (settings !== null) return settings
    const above = path.dirname(folder)
    if (above === folder) break
    folder = above
  }
  return null
}

/** Whether a config's data has this file. */
export function namesFile({ files }: DataSettings, file: string): boolean {
  return Object.values(files).some((paths) => paths.includes(file))
}

function settingsIn(folder: string, file: string, disk: FileSystem): DataSettings | null {
  for (const name of disk.list(folder).filter(isConfig)) {
    const settings = settingsOf(path.join(folder, name), disk)
    if (settings !== null && namesFile(settings, file)) return settings
  }
  return null
}

function isConfig(name: string): boolean {
  return name === 'finetune.yaml' || name.endsWith('.finetune.yaml')
}

/** What a config says of its data; null if it cannot be read, or it is not known which data. */
export function settingsOf(configPath: string, files: FileSystem): DataSettings | null {
  const text = files.readText(configPath)
  return text === null ? null : resolveConfig(parseDocument(text), { configPath, files, findModel: unsought }).data
}

/** Which model it is does not matter to the data. */
function unsought({ nameOrPath, revision }: ModelQuery): FoundModel {
  return { reference: { nameOrPath, revision, path: null, source: 'folder' }, description: null, defect: null }
}
