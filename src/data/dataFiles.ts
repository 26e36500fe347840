import { open, stat } from 'node:fs/promises'
import { type Split, splits } from '../shared/protocol/example'
import { type DataFormat, detectFormat } from './format/dataFormat'
import type { DataFile, DataRequest } from './request'

/** A file of the request, in its place among them. */
export interface PlannedFile {
  readonly file: DataFile
  readonly split: Split
  /** Places its problems: train, validation, test, and in the order of their lists. */
  readonly order: number
  /** Null if not recognised. */
  readonly format: DataFormat | null
  /** Up to 64 KiB from the beginning. */
  readonly firstLines: string
  /** Bytes; 0 if it cannot be read, which reading it will tell. */
  readonly size: number
}

const headSize = 1 << 16

/** All the files of a request, with their formats. */
export async function planFiles(request: DataRequest): Promise<readonly PlannedFile[]> {
  const files = splits.flatMap((split) => (request.files[split] ?? []).map((file) => ({ split, file })))
  return Promise.all(files.map(({ split, file }, order) => planFile(file, split, order)))
}

async function planFile(file: DataFile, split: Split, order: number): Promise<PlannedFile> {
  const { size, firstLines } = await readHead(file.path)
  return { file, split, order, size, firstLines, format: detectFormat(file.path, firstLines) }
}

async function readHead(path: string): Promise<{ readonly size: number; readonly firstLines: string }> {
  try {
    const { size } = await stat(path)
    const handle = await open(path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0)
      return { size, firstLines: buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/u, '') }
    } finally {
      await handle.close()
    }
  } catch {
    return { size: 0, firstLines: '' }
  }
}
