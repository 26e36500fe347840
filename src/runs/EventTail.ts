import type { FileHandle } from 'node:fs/promises'
import { open, stat } from 'node:fs/promises'
import type { RunEvent } from '../shared/protocol/event'
import { readEvent } from '../shared/protocol/readEvent'
import { isMissing } from '../shared/systemError'

/** What a look at `events.jsonl` found since the last one. */
export interface TailChunk {
  /** In the file's order. */
  readonly events: readonly RunEvent[]
  /** The file was replaced, cut or removed: forget everything before these events. */
  readonly restarted: boolean
  /** Whole lines that were no event: damaged ones. Unknown types are not counted. */
  readonly broken: number
}

const chunkBytes = 1 << 20
const memoryBytes = 96
const newline = 0x0a

/**
 * Follows a growing `events.jsonl`: each `read` returns the whole lines that are new and costs as much as is new. A half
 * last line waits for its rest. That the file is still the one that was read is seen by the bytes just before the place
 * reached, which hold an event's time and so do not repeat.
 */
export class EventTail {
  private offset = 0
  private memory: Buffer = Buffer.alloc(0)
  private lastLook = ''

  constructor(readonly file: string) {}

  /** @throws the file system's error, unless the file does not exist (yet, or any more): then nothing is new */
  async read(): Promise<TailChunk> {
    // A look does without opening the file, which is dear on network drives.
    const look = await lookAt(this.file)
    if (look === null) return this.startOver()
    if (look === this.lastLook) return { events: [], restarted: false, broken: 0 }
    const handle = await openIfThere(this.file)
    if (handle === null) return this.startOver()
    try {
      const chunk = await this.readFrom(handle)
      this.lastLook = look
      return chunk
    } finally {
      await handle.close()
    }
  }

  private async readFrom(handle: FileHandle): Promise<TailChunk> {
    const { size } = await handle.stat()
    const isSame = size >= this.offset && (await this.remembers(handle))
    if (!isSame) this.forget()
    const collected: Collected = { events: [], broken: 0 }
    while (this.offset < size) {
      const lines = await readWholeLines(handle, this.offset, size)
      if (lines.length === 0) break
      collect(lines, collected)
      this.offset += lines.length
      this.memory = Buffer.from(lines.subarray(-memoryBytes))
    }
    return { ...collected, restarted: !isSame }
  }

  private async remembers(handle: FileHandle): Promise<boolean> {
    const { length } = this.memory
    const before = await readRange(handle, this.offset - length, length)
    return before.equals(this.memory)
  }

  private startOver(): TailChunk {
    const restarted = this.offset > 0
    this.forget()
    return { events: [], restarted, broken: 0 }
  }

  private forget(): void {
    this.offset = 0
    this.memory = Buffer.alloc(0)
    this.lastLook = ''
  }
}

interface Collected {
  readonly events: RunEvent[]
  broken: number
}

function collect(lines: Buffer, into: Collected): void {
  for (const line of lines.toString('utf8').split('\n')) {
    if (line === '' || line === '\r') continue
    const read = readEvent(line)
    if (read.kind === 'event') into.events.push(read.event)
    else if (read.kind === 'broken') into.broken++
  }
}

/** Bytes from `start` to the last line's end within a chunk; more than a chunk only if a single line is longer. */
async function readWholeLines(handle: FileHandle, start: number, end: number): Promise<Buffer> {
  for (let length = chunkBytes; ; length *= 2) {
    const bytes = await readRange(handle, start, Math.min(length, end - start))
    const last = bytes.lastIndexOf(newline)
    if (last >= 0 || start + length >= end) return bytes.subarray(0, last + 1)
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

/** What changes whenever the file does, or null if there is none. */
async function lookAt(file: string): Promise<string | null> {
  try {
    const { ino, size, mtimeMs } = await stat(file)
    return `${ino} ${size} ${mtimeMs}`
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function openIfThere(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
