import { constants } from 'node:fs'
import { copyFile, open, realpath, rename, rm, stat } from 'node:fs/promises'
import type { Insertion } from './exampleFormat'

/** What a file looked like; another time or size says that someone else wrote to it. */
export interface FileState {
  readonly size: number
  /** Milliseconds since 1970. */
  readonly time: number
}

/** @throws the file system's error */
export async function fileState(path: string): Promise<FileState> {
  const { size, mtimeMs: time } = await stat(path)
  return { size, time }
}

/**
 * Puts something at the end of a file by a copy under a temporary name beside it, so that a reader sees all of what is
 * added or nothing.
 *
 * @param read how the file was when what is added was made for it
 * @returns how it is now; null if it was changed since it was read: nothing is written then
 * @throws the file system's error; the temporary file is removed
 */
export async function appendToFile(path: string, added: Insertion, read: FileState): Promise<FileState | null> {
  const { text, behind } = added
  return replaced(path, read, async (copy) => {
    await copy.truncate(read.size - behind.length)
    await copy.appendFile(text + behind)
  })
}

/**
 * Takes off again what was added.
 *
 * @param state how the file was afterwards
 * @param before its size before, in bytes
 * @returns how it is now; null if it was changed since: nothing is written then
 * @throws the file system's error; the temporary file is removed
 */
export async function cutFile(
  path: string,
  { behind }: Insertion,
  state: FileState,
  before: number,
): Promise<FileState | null> {
  return replaced(path, state, async (copy) => {
    await copy.truncate(before - behind.length)
    await copy.appendFile(behind)
  })
}

type Copy = Awaited<ReturnType<typeof open>>

async function replaced(
  path: string,
  expected: FileState,
  change: (copy: Copy) => Promise<void>,
): Promise<FileState | null> {
  // A link stays one.
  const real = await realpath(path)
  const temporary = `${real}.${process.pid}.tmp`
  try {
    await copyFile(real, temporary, constants.COPYFILE_FICLONE)
    const copy = await open(temporary, 'a')
    try {
      await change(copy)
      await copy.sync()
    } finally {
      await copy.close()
    }
    const { size, time } = await fileState(real)
    if (size !== expected.size || time !== expected.time) return null
    await rename(temporary, real)
    return await fileState(real)
  } finally {
    await rm(temporary, { force: true })
  }
}
