import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'

/** Bytes of the files in a directory, as their lengths say; what goes away meanwhile or may not be seen counts nothing. */
export async function directorySize(directory: string): Promise<number> {
  let size = 0
  try {
    for (const name of await readdir(directory)) size += await sizeOf(path.join(directory, name))
  } catch {
    // Then it is what was seen of it.
  }
  return size
}

async function sizeOf(file: string): Promise<number> {
  try {
    const seen = await lstat(file)
    return seen.isDirectory() ? await directorySize(file) : seen.size
  } catch {
    return 0
  }
}
