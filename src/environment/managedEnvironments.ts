import { randomBytes } from 'node:crypto'
import { lstat, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ProcessTable } from '../runs/processIdentity'
import { lookAtProcess } from '../runs/processIdentity'
import { isMissing } from '../shared/systemError'
import { discardFolder, folderOfMaker, keepFolder, makerOf } from './environmentFolder'
import { environmentsFolder, isPublished } from './environmentStore'

/** Bytes that the managed environments of a cache take on disk, older ones and left-overs included; 0 if there are none. */
export async function managedSize(cache: string): Promise<number> {
  let size = 0
  for (const folder of [environmentsFolder(cache), ...(await doomedFolders(cache))]) size += await sizeOf(folder)
  return size
}

/** Whether a process, this one or another, makes an environment in this cache. */
export async function isBeingMade(cache: string, processes: ProcessTable): Promise<boolean> {
  const parent = environmentsFolder(cache)
  for (const name of await namesIn(parent)) {
    const folder = folderOfMaker(path.join(parent, name))
    const maker = folder === null ? null : await makerOf(folder)
    // Windows does not tell when a process started, hence never that it is the one.
    if (maker?.host === processes.host && (await lookAtProcess(maker, processes)) !== 'gone') return true
  }
  return false
}

/**
 * Removes all managed environments of a cache. They are renamed first, so that none is found half removed.
 *
 * @throws the file system's error
 */
export async function removeManaged(cache: string): Promise<void> {
  const folder = environmentsFolder(cache)
  try {
    await rename(folder, `${folder}${doomedMark}${randomBytes(3).toString('hex')}`)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  await removeDoomed(cache)
}

/**
 * Removes what was left by set-ups and removals that were broken off, as by a window that was closed or a machine that
 * was switched off. What cannot be removed now is left for the next time.
 */
export async function removeLeftOvers(cache: string, processes: ProcessTable): Promise<void> {
  const parent = environmentsFolder(cache)
  for (const name of await namesIn(parent)) {
    const folder = folderOfMaker(path.join(parent, name))
    if (folder !== null) await discardIfAbandoned(cache, folder, processes).catch(ignore)
  }
  await removeDoomed(cache).catch(ignore)
}

async function discardIfAbandoned(cache: string, folder: string, processes: ProcessTable): Promise<void> {
  const maker = await makerOf(folder)
  if (maker === null || (await lookAtProcess(maker, processes)) !== 'gone') return
  // Asked last: it could have been published until its maker ended.
  await ((await isPublished(cache, folder)) ? keepFolder(folder) : discardFolder(folder))
}

function ignore(): void {
  // Nothing depends on it.
}

/** After the name of the folder of environments: it is being removed. */
const doomedMark = '.removed-'

async function doomedFolders(cache: string): Promise<readonly string[]> {
  const start = `${path.basename(environmentsFolder(cache))}${doomedMark}`
  return (await namesIn(cache)).filter((name) => name.startsWith(start)).map((name) => path.join(cache, name))
}

async function removeDoomed(cache: string): Promise<void> {
  for (const folder of await doomedFolders(cache)) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
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
