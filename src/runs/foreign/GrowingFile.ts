import type { FileHandle } from 'node:fs/promises'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '../../shared/systemError'
import { runError } from '../runError'

const chunkBytes = 1 << 20
/** A line or record that is longer is none. */
const mostBytes = 1 << 26
const memoryBytes = 96

/** What a reader took of the bytes that it was given. */
export interface Taken {
  /** Of whole lines or records, which the bytes begin with. None: it is given more, if there is more. */
  readonly bytes: number
  /** Bytes to pass over behind them, which may not be there yet. */
  readonly skip?: number
  /** Nothing that follows can be read, unless the file changes. */
  readonly isStuck?: boolean
}

export type TakeBytes = (bytes: Buffer) => Taken

/** What a look at a file came to. */
export type FileLook = 'same' | 'grown' | 'replaced'

/**
 * Follows a file that grows at its end: each `read` hands out what is new, in pieces, and costs as much. A half line or
 * record at the end waits for its rest. That the file is still the one that was read is seen by the bytes just before
 * the place reached.
 */
export class GrowingFile {
  /** Of the last look, Unix milliseconds. */
  changed = 0
  private offset = 0
  private memory: Buffer = Buffer.alloc(0)
  private lastLook = ''

  constructor(readonly file: string) {}

  /** How many bytes were taken. */
  get place(): number {
    return this.offset
  }

  /**
   * @param take is given what is new
   * @param onReplaced is called before, if the file is another one: what was taken of the old one does not count
   * @throws RunError `run-not-found` if the file is not there, or `foreign-unreadable`; or the file system's error
   */
  async read(take: TakeBytes, onReplaced: () => void): Promise<FileLook> {
    try {
      const { ino, size, mtimeMs } = await stat(this.file)
      const look = `${ino} ${size} ${mtimeMs}`
      if (look === this.lastLook) return 'same'
      const result = await this.readNew(take, onReplaced)
      this.lastLook = look
      this.changed = mtimeMs
      return result
    } catch (error) {
      if (isMissing(error)) throw runError('run-not-found', { run: path.basename(this.file), place: this.file }, error)
      throw error
    }
  }

  private async readNew(take: TakeBytes, onReplaced: () => void): Promise<FileLook> {
    const handle = await open(this.file, 'r')
    try {
      const { size } = await handle.stat()
      const isSame = size >= this.offset && (await this.remembers(handle))
      if (!isSame) this.forget()
      if (!isSame) onReplaced()
      await this.takeUpTo(size, handle, take)
      return isSame ? 'grown' : 'replaced'
    } finally {
      await handle.close()
    }
  }

  private async takeUpTo(size: number, handle: FileHandle, take: TakeBytes): Promise<void> {
    for (let length = chunkBytes; this.offset < size;) {
      const bytes = await readRange(handle, this.offset, Math.min(length, size - this.offset))
      const taken = take(bytes)
      if (taken.isStuck === true) return
      if (taken.bytes > 0) {
        this.offset += taken.bytes
        this.memory = Buffer.from(bytes.subarray(Math.max(0, taken.bytes - memoryBytes), taken.bytes))
        length = chunkBytes
      } else if ((taken.skip ?? 0) > 0) {
        if (this.offset + (taken.skip ?? 0) > size) return
        await this.passOver(taken.skip ?? 0, handle)
      } else if (this.offset + bytes.length >= size) return
      else if (length >= mostBytes) throw this.tooLong()
      else length *= 2
    }
  }

  private async passOver(length: number, handle: FileHandle): Promise<void> {
    this.offset += length
    const remembered = Math.min(memoryBytes, length)
    this.memory = await readRange(handle, this.offset - remembered, remembered)
  }

  private tooLong(): Error {
    return runError('foreign-unreadable', {
      file: this.file,
      reason: `at byte ${this.offset} there is no text of lines`,
    })
  }

  private async remembers(handle: FileHandle): Promise<boolean> {
    const { length } = this.memory
    return (await readRange(handle, this.offset - length, length)).equals(this.memory)
  }

  private forget(): void {
    this.offset = 0
    this.memory = Buffer.alloc(0)
    this.lastLook = ''
  }
}

/** Takes whole lines, without their ends; an empty one is left out. */
export function takeLines(onLine: (line: string) => void): TakeBytes {
  return (bytes) => {
    const end = bytes.lastIndexOf(0x0a) + 1
    for (const line of bytes.toString('utf8', 0, end).split('\n')) {
      const text = line.endsWith('\r') ? line.slice(0, -1) : line
      if (text !== '') onLine(text)
    }
    return { bytes: end }
  }
}

async function readRange(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
