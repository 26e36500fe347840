import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '../shared/systemError'

/** Absolute paths of all folders in these output folders, runs or not; output folders that do not exist hold none. */
export async function runDirectories(outputDirs: readonly string[]): Promise<string[]> {
  const unique = [...new Set(outputDirs.map((folder) => path.resolve(folder)))]
  const found = await Promise.all(
    unique.map(async (folder) => (await subfolders(folder)).map((name) => path.join(folder, name))),
  )
  return found.flat()
}

async function subfolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => !entry.isFile() && !entry.name.startsWith('.')).map((entry) => entry.name)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
