import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, rename, rm } from 'node:fs/promises'

const bufferedCharacters = 1 << 16

/** Writes a file of lines under a temporary name, hashing it on the way; `finish` gives it its name. */
export class CanonicalWriter {
  private readonly hash = createHash('sha256')
  private text = ''
  private hasName = false

  private constructor(
    private readonly path: string,
    private readonly temporary: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(path: string): Promise<CanonicalWriter> {
    const temporary = `${path}.${process.pid}.tmp`
    return new CanonicalWriter(path, temporary, await open(temporary, 'w'))
  }

  append(line: string): void {
    this.text += line + '\n'
  }

  /** Writes what was appended, if it is worth a write. */
  async drain(least = bufferedCharacters): Promise<void> {
    if (this.text.length < least || this.text === '') {
      return
    }
    const bytes = Buffer.from(this.text)
    this.text = ''
    this.hash.update(bytes)
    for (let written = 0; written < bytes.length;) {
      written += (await this.handle.write(bytes, written)).bytesWritten
    }
  }

  /** Returns the file's sha256, in hexadecimal digits. */
  async finish(): Promise<string> {
    await this.drain(0)
    await this.handle.close()
    await rename(this.temporary, this.path)
    this.hasName = true
    return this.hash.digest('hex')
  }

  /** Removes the file, finished or not. */
  async discard(): Promise<void> {
    await this.handle.close()
    await rm(this.hasName ? this.path : this.temporary, { force: true })
  }
}
