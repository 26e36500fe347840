import { stat } from 'node:fs/promises'
import path from 'node:path'
import { runError } from './runError'
import { runFiles } from './runFiles'

/**
 * The directory of the run that `<run>` on a command line means: a path, else an id in one of the folders of runs.
 *
 * @param run what was written
 * @param cwd what a relative path starts from
 * @param folders absolute folders of runs
 * @throws RunError `run-not-found`, `run-ambiguous`
 */
export async function findRun(run: string, cwd: string, folders: readonly string[]): Promise<string> {
  const written = path.resolve(cwd, run)
  if (await isRun(written)) return written
  const candidates = folders.map((folder) => path.join(folder, run))
  const known = await Promise.all(candidates.map(isRun))
  const matches = candidates.filter((_, index) => known[index])
  const [match, another] = matches
  if (another !== undefined) throw runError('run-ambiguous', { run, matches })
  if (match === undefined) throw runError('run-not-found', { run, place: [written, ...candidates].join(', ') })
  return match
}

async function isRun(directory: string): Promise<boolean> {
  try {
    return (await stat(path.join(directory, runFiles.record))).isFile()
  } catch {
    return false
  }
}
