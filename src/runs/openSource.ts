import { stat } from 'node:fs/promises'
import path from 'node:path'
import { OwnRunSource } from './OwnRunSource'
import { runFiles } from './runFiles'
import type { RunSource } from './RunSource'

/** Loaded with the first path that is no run of ours. */
const openForeign = async (address: string) => (await import('./foreign/openForeign')).openForeign(address)

/** Whether a directory is a run of ours. */
export async function isOwnRun(directory: string): Promise<boolean> {
  try {
    return (await stat(path.join(directory, runFiles.record))).isFile()
  } catch {
    return false
  }
}

/**
 * A run to be followed, of ours or of another tool.
 *
 * @param address absolute path of the run's directory; of a run that is one file of another tool, of that file
 * @throws RunError, or the file system's error
 */
export async function openSource(address: string): Promise<RunSource> {
  if (await isOwnRun(address)) return OwnRunSource.open(address)
  // Without any sign of another tool it is one of ours that is gone or damaged, and says so.
  return (await openForeign(address)) ?? OwnRunSource.open(address)
}

/**
 * The text that tells what happened in a run: the log of ours, the file that one of another tool is read from. Null if
 * there is none that a person can read.
 *
 * @throws RunError, or the file system's error
 */
export async function logOf(address: string): Promise<string | null> {
  if (await isOwnRun(address)) return path.join(address, runFiles.log)
  const source = await openForeign(address)
  await source?.look()
  return source?.log ?? null
}
