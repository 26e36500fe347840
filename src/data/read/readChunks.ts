import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { DataFault } from '../fault'

/** Bytes read at once: small enough that a host's event loop turns every few milliseconds. */
const chunkSize = 1 << 15

export interface ChunkOptions {
  readonly signal?: AbortSignal | undefined
  /** Called with each chunk, which is only valid until the next one is asked for. */
  readonly onChunk?: ((chunk: Buffer) => void) | undefined
}

/**
 * The bytes of a file, in order. The buffer of a chunk is used again for the next one.
 *
 * @throws DataFault if the file cannot be read; the signal's reason when aborted.
 */
export async function* readChunks(path: string, options: ChunkOptions = {}): AsyncGenerator<Buffer> {
  const handle = await readable(open(path))
  try {
    const buffer = Buffer.allocUnsafe(chunkSize)
    for (;;) {
      options.signal?.throwIfAborted()
      const chunk = await readNext(handle, buffer)
      if (chunk.length === 0) {
        return
      }
      options.onChunk?.(chunk)
      yield chunk
    }
  } finally {
    await handle.close()
  }
}

async function readNext(handle: FileHandle, buffer: Buffer): Promise<Buffer> {
  const { bytesRead } = await readable(handle.read(buffer, 0, buffer.length, null))
  return buffer.subarray(0, bytesRead)
}

async function readable<T>(operation: Promise<T>): Promise<T> {
  try {
    return await operation
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new DataFault('FD001', 1, { reason })
  }
}
