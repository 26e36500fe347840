import type { RunError } from './runError'
import { asRunError } from './runError'
import { directoriesIn, uniqueFolders } from './runDirectories'
import type { ReaderContext, RunView } from './RunReader'
import { RunReader } from './RunReader'

/** The runs of some folders, and the directories that look like runs but cannot be read. */
export interface RunListing {
  /** Newest first. */
  readonly runs: readonly RunView[]
  readonly unreadable: readonly RunError[]
}

/**
 * Look at each run in these output folders; folders that do not exist hold none.
 *
 * @throws the file system's error if a folder cannot be listed
 */
export async function listRuns(outputDirs: readonly string[], context: ReaderContext): Promise<RunListing> {
  const runs: RunView[] = []
  const unreadable: RunError[] = []
  const directories = await Promise.all(uniqueFolders(outputDirs).map(directoriesIn))
  for (const directory of directories.flat()) {
    try {
      runs.push(await (await RunReader.open(directory, context)).look())
    } catch (error) {
      const refused = asRunError(error, directory)
      // Without a record it is another folder, a run that is being made, or one deleted just now.
      if (refused.code !== 'run-not-found') unreadable.push(refused)
    }
  }
  return { runs: runs.sort(newestFirst), unreadable }
}

function newestFirst(one: RunView, other: RunView): number {
  return other.record.created.localeCompare(one.record.created) || other.record.id.localeCompare(one.record.id)
}
