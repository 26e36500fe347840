import { lstat, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '../shared/systemError'
import { environmentsFolder } from './environmentStore'

/** Bytes that the managed environments of a cache take on disk, older ones and left-overs included; 0 if there are none. */
export async function managedSize(cache: string): Promise<number> {
  return sizeOf(environmentsFolder(cache))
}

/**
 * Removes all managed environments of a cache. They are renamed first, so that none is found half removed.
 *
 * @throws the file system's error
 */
export async function removeManaged(cache: string): Promise<void> {
  const folder = environmentsFolder(cache)
  const doomed = `${folder}.removed-${process.pid}`
  try {
    await rename(folder, doomed)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  await rm(doomed, { recursive: true, force: true, maxRetries: 3 })
}

/** Of a file, or of all below a folder; links count as themselves, and what has gone in the meantime not at all. */
async function sizeOf(file: string): Promise<number> {
  try {
    const found = await lstat(file)
    if (!found.isDirectory()) return found.size
    let size = 0
    for (const name of await readdir(file)) size += await sizeOf(path.join(file, name))
    return size
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
}
