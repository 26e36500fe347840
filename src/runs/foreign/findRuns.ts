import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { runFiles } from '../runFiles'
import { runError } from '../runError'
import { isMissing, reasonOf } from '../../shared/systemError'
import type { ForeignTool } from '../../shared/protocol/runPanel'
import { detectFolder, detectRun } from './detectRun'

/** A run that lies somewhere, ours or of another tool. */
export interface FoundRun {
  readonly tool: 'finetune-lab' | ForeignTool
  /** Absolute path: of a directory, or of the one file that the run is. */
  readonly address: string
}

/** How deep runs are looked for, and in how many folders at most: a home folder has no end. */
const deepest = 5
const mostFolders = 3000
const passedOver = /^(\.|node_modules$|__pycache__$|checkpoint-\d+$|site-packages$)/

/**
 * The runs at a path: the one that it is, and those in the folders below it, nearest first.
 *
 * @param place absolute, a folder or a file
 * @throws RunError `folder-unreadable` if there is nothing, or it cannot be listed
 */
export async function findRuns(place: string): Promise<readonly FoundRun[]> {
  try {
    if ((await stat(place)).isDirectory()) return await findBelow(place)
  } catch (error) {
    throw runError('folder-unreadable', { folder: place, reason: reasonOf(error) }, error)
  }
  const run = await detectRun(place)
  return run === null ? [] : [run]
}

async function findBelow(place: string): Promise<readonly FoundRun[]> {
  const found: FoundRun[] = []
  let level = [place]
  let seen = 0
  for (let depth = 0; depth <= deepest && level.length > 0 && seen < mostFolders; depth++) {
    const next: string[] = []
    for (const folder of level) {
      if (++seen > mostFolders) break
      const entries = await list(folder, folder === place)
      if (entries.some(({ name }) => name === runFiles.record)) {
        found.push({ tool: 'finetune-lab', address: folder })
        continue
      }
      found.push(...(await detectFolder(folder, entries)))
      next.push(...foldersOf(entries).map((name) => path.join(folder, name)))
    }
    level = next
  }
  return found
}

/** What of a large tree cannot be looked into is passed over, but for its root. */
async function list(folder: string, isRoot: boolean): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isRoot && !isMissing(error)) throw error
    return []
  }
}

function foldersOf(entries: readonly Dirent[]): readonly string[] {
  return entries.filter((entry) => entry.isDirectory() && !passedOver.test(entry.name)).map(({ name }) => name)
}
