import { open, rename, rm, writeFile } from 'node:fs/promises'

/**
 * Write a file, or its pieces one after the other, under a temporary name beside it and rename it, so that a reader sees
 * the old content or the new one.
 *
 * @throws the file system's error; the temporary file is removed
 */
export async function writeFileAtomic(file: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    const handle = await open(temporary, 'w')
    try {
      await writeFile(handle, content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
