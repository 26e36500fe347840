import { isAbsolute, relative, resolve } from 'node:path'
import type { FileSystem } from '../fileSystem'

/** What paths of a script start from: that is decided when it runs, so the likely folders are tried. */
export interface ScriptFolders {
  readonly files: FileSystem
  /** Absolute, the likeliest first, at least one. */
  readonly likely: readonly string[]
  /** Absolute folder of the config, which its paths start from. */
  readonly configFolder: string
}

/** Turns the paths of a script into those of a config. */
export class ScriptPaths {
  /** Where the script seems to be run: the folder in which a file of it was found. */
  private base: string | null = null

  constructor(private readonly folders: ScriptFolders) {}

  /** A file that the script reads, looked for where it may be. */
  file(written: string): string {
    const path = slashed(written)
    if (/^\w+:\/\//.test(path)) return path
    const { files, likely } = this.folders
    const base = likely.find((folder) => files.kind(resolve(folder, path)) !== 'missing')
    if (base !== undefined) this.base ??= base
    return this.fromConfig(path, base)
  }

  /** A folder that the script writes to. */
  folder(written: string): string {
    return this.fromConfig(slashed(written), undefined)
  }

  /** A model: a path if it is written as one or is there, else an id of the hub. */
  model(written: string): string {
    const path = slashed(written)
    const { files, likely } = this.folders
    const isPath = isAbsolute(path) || /^\.{1,2}\//.test(path)
    return isPath || likely.some((folder) => files.kind(resolve(folder, path)) === 'folder') ? this.file(path) : written
  }

  private fromConfig(path: string, found: string | undefined): string {
    const { likely, configFolder } = this.folders
    const target = resolve(found ?? this.base ?? likely[0] ?? configFolder, path)
    const shown = slashed(relative(configFolder, target))
    // From another disk or far away, the whole path says more.
    if (isAbsolute(shown) || (isAbsolute(path) && shown.startsWith('..'))) return slashed(target)
    return shown === '' ? '.' : shown
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}
