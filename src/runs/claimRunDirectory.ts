import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runError } from './runError'
import { reasonOf, systemCode } from '../shared/systemError'

export interface RunDirectory {
  /** Folder name, the run's id. */
  readonly id: string
  /** Absolute. */
  readonly directory: string
}

/**
 * Make the directory of a new run, `<name>-<yyyymmdd-hhmmss>` in UTC; a taken name gets `-2`, `-3`, …. Making a folder
 * is exclusive, so two starts in the same second get two directories. A new output folder is kept out of git.
 *
 * @param created Unix milliseconds
 * @throws RunError `output-unwritable`
 */
export async function claimRunDirectory(outputDir: string, name: string, created: number): Promise<RunDirectory> {
  try {
    await makeOutputFolder(outputDir)
    const base = `${folderName(name)}-${timestamp(created)}`
    for (let copy = 1; ; copy++) {
      const id = copy === 1 ? base : `${base}-${copy}`
      const directory = path.join(outputDir, id)
      if (await makeFolder(directory)) return { id, directory }
    }
  } catch (error) {
    throw runError('output-unwritable', { folder: outputDir, reason: reasonOf(error) }, error)
  }
}

/** `yyyymmdd-hhmmss` in UTC of Unix milliseconds. */
function timestamp(milliseconds: number): string {
  const [date = '', time = ''] = new Date(milliseconds).toISOString().split('T')
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}`
}

/** File systems take 255 bytes, and a letter has up to three. */
const longestName = 60

/** A run's name as a folder's: without what a file system or a shell would stumble over, accents in one piece. */
function folderName(name: string): string {
  const clean = name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
  const short = Array.from(clean.replace(/^[.-]+/, ''))
    .slice(0, longestName)
    .join('')
  return short.replace(/[.-]+$/, '') || 'run'
}

async function makeOutputFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true })
  if (made === undefined) return
  await writeFile(path.join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(ignoreExisting)
}

async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    return true
  } catch (error) {
    ignoreExisting(error)
    return false
  }
}

function ignoreExisting(error: unknown): void {
  if (systemCode(error) !== 'EEXIST') throw error
}
