import type { FileHandle } from 'node:fs/promises'
import { open, stat } from 'node:fs/promises'
import { isMissing } from '../shared/systemError'
import type { EventSink } from './scan/EventScanner'
import { EventScanner } from './scan/EventScanner'

/** What a look at `events.jsonl` found since the last one. */
export interface TailLook {
  /** Events that were given to the sink. */
  readonly count: number
  /** The file was replaced, cut or removed: what came before these events is void. */
  readonly restarted: boolean
}

/** Who reads, and how it is to go on. */
export interface TailReader extends EventSink {
  /** The file was replaced, cut or removed: forget everything so far. */
  restart?(): void
  /** Called between two pieces of a long file; reading goes on when it has resolved. `share` is how much was read, up to 1. */
  between?(share: number): Promise<void>
  /** Ends reading between two pieces; the next look goes on from there. */
  readonly signal?: AbortSignal
}

/** Bytes that are read at once: as many as do not hold up the event loop, even read as JSON. */
const pieceBytes = 1 << 18
/** A line beyond this is no event but damage, and is not kept in memory. */
const mostLineBytes = 1 << 24
const memoryBytes = 96
const newline = 0x0a

/**
 * Follows a growing `events.jsonl`: each `read` gives away the events of the whole lines that are new and costs as much as
 * is new, in memory no more than a piece. A half last line waits for its rest. That the file is still the one that was
 * read is seen by the bytes just before the place reached, which hold an event's time and so do not repeat.
 */
export class EventTail {
  private readonly scanner = new EventScanner()
  private offset = 0
  private memory: Buffer = Buffer.alloc(0)
  private lastLook = ''
  /** Within a line that is too long. */
  private isSkipping = false

  constructor(readonly file: string) {}

  /** @throws the file system's error, unless the file does not exist (yet, or any more); or the signal's reason */
  async read(reader: TailReader): Promise<TailLook> {
    // A look does without opening the file, which is dear on network drives.
    const look = await lookAt(this.file)
    if (look === null) return this.startOver(reader)
    if (look === this.lastLook) return { count: 0, restarted: false }
    const handle = await openIfThere(this.file)
    if (handle === null) return this.startOver(reader)
    try {
      const found = await this.readFrom(handle, reader)
      this.lastLook = look
      return found
    } finally {
      await handle.close()
    }
  }

  private async readFrom(handle: FileHandle, reader: TailReader): Promise<TailLook> {
    const { size } = await handle.stat()
    const isSame = size >= this.offset && (await this.remembers(handle))
    if (!isSame) this.forget(reader)
    let count = 0
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(pieceBytes, size - this.offset)))
    while (this.offset < size) {
      reader.signal?.throwIfAborted()
      const piece = await this.nextPiece(handle, size, buffer)
      if (piece.length === 0) break
      count += this.take(piece, reader)
      if (this.offset < size) await reader.between?.(this.offset / size)
    }
    return { count, restarted: !isSame }
  }

  /** Whole lines; nothing if there is but a half one; a part of one that is too long. */
  private async nextPiece(handle: FileHandle, size: number, buffer: Buffer): Promise<Buffer> {
    for (let length = buffer.length; ; length *= 2) {
      const room = length === buffer.length ? buffer : Buffer.allocUnsafe(Math.min(length, size - this.offset))
      const bytes = await readInto(room, handle, this.offset)
      const end = bytes.lastIndexOf(newline) + 1
      const isLast = this.offset + bytes.length >= size || bytes.length < room.length
      if (end > 0 || isLast) return bytes.subarray(0, end)
      if (this.isSkipping || length >= mostLineBytes) return bytes
    }
  }

  /** @returns how many events there were in the piece */
  private take(piece: Buffer, reader: EventSink): number {
    const isRest = this.isSkipping
    this.isSkipping = piece.at(-1) !== newline
    this.pass(piece)
    if (this.isSkipping) return 0
    if (isRest) reader.broken?.()
    return this.scanner.scan(isRest ? piece.subarray(piece.indexOf(newline) + 1) : piece, reader)
  }

  private pass(bytes: Buffer): void {
    this.offset += bytes.length
    this.memory = Buffer.from(bytes.subarray(-memoryBytes))
  }

  private async remembers(handle: FileHandle): Promise<boolean> {
    const { length } = this.memory
    const before = await readInto(Buffer.allocUnsafe(length), handle, this.offset - length)
    return before.equals(this.memory)
  }

  private startOver(reader: TailReader): TailLook {
    const restarted = this.offset > 0
    if (restarted) this.forget(reader)
    this.lastLook = ''
    return { count: 0, restarted }
  }

  private forget(reader: TailReader): void {
    this.offset = 0
    this.memory = Buffer.alloc(0)
    this.lastLook = ''
    this.isSkipping = false
    reader.restart?.()
  }
}

/** As many bytes from `start` on as there are and fit. */
async function readInto(buffer: Buffer, handle: FileHandle, start: number): Promise<Buffer> {
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, start + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
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
