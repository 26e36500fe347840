import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { RunError, runError } from './runError'
import { isMissing, reasonOf } from '../shared/systemError'
import type { ReaderContext, RunView } from './RunReader'
import { RunReader } from './RunReader'

/** The runs of some folders, and the directories that look like runs but cannot be read. */
export interface RunListing {
  /** Newest first. */
  readonly runs: readonly RunView[]
  readonly unreadable: readonly RunError[]
}

/** Look at each run in these output folders; folders that do not exist hold none. */
export async function listRuns(outputDirs: readonly string[], context: ReaderContext): Promise<RunListing> {
  const runs: RunView[] = []
  const unreadable: RunError[] = []
  for (const directory of await runDirectories(outputDirs)) {
    try {
      runs.push(await (await RunReader.open(directory, context)).look())
    } catch (error) {
      const refused =
        error instanceof RunError
          ? error
          : runError('run-unreadable', { file: directory, reason: reasonOf(error) }, error)
      // Without a record it is another folder, a run that is being made, or one deleted just now.
      if (refused.code !== 'run-not-found') unreadable.push(refused)
    }
  }
  return { runs: runs.sort(newestFirst), unreadable }
}

async function runDirectories(outputDirs: readonly string[]): Promise<string[]> {
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

function newestFirst(one: RunView, other: RunView): number {
  return other.record.created.localeCompare(one.record.created) || other.record.id.localeCompare(one.record.id)
}
