import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '../shared/systemError'

/** Output folders as absolute paths, each once. */
export function uniqueFolders(outputDirs: readonly string[]): string[] {
  return [...new Set(outputDirs.map((folder) => path.resolve(folder)))]
}

/**
 * Absolute paths of all folders in an output folder, runs or not; one that does not exist holds none.
 *
 * @throws the file system's error if the folder cannot be listed
 */
export async function directoriesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => path.join(folder, entry.name))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
