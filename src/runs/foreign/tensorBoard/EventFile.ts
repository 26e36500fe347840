import path from 'node:path'
import type { FileLook } from '../GrowingFile'
import { GrowingFile } from '../GrowingFile'
import type { TensorBoardEvent } from './readEvent'
import { readEvent } from './readEvent'
import { takeRecords } from './takeRecords'

/** One event file, followed as it grows. */
export class EventFile {
  readonly name: string
  /** The byte from which on nothing can be read; null while all is well. */
  damage: number | null = null
  private readonly file: GrowingFile

  /** @param file absolute path */
  constructor(file: string) {
    this.name = path.basename(file)
    this.file = new GrowingFile(file)
  }

  /** Unix milliseconds. */
  get changed(): number {
    return this.file.changed
  }

  /** Hands out the events that are new. @throws RunError, or the file system's error */
  async read(onEvent: (event: TensorBoardEvent) => void): Promise<FileLook> {
    return this.file.read(
      (bytes) => {
        const { bytes: taken, skip, isDamaged } = takeRecords(bytes, (data) => tell(data, onEvent))
        this.damage = isDamaged ? this.file.place + taken : null
        return { bytes: taken, skip, isStuck: isDamaged && taken === 0 }
      },
      () => undefined,
    )
  }
}

/** What has the right checksum and is no event is of another version: it is passed over. */
function tell(data: Buffer, onEvent: (event: TensorBoardEvent) => void): void {
  try {
    onEvent(readEvent(data))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}
