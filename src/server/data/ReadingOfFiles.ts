import { configOfFile, namesFile } from '../../config/configOfFile'
import type { FileSystem } from '../../config/fileSystem'
import type { DataSettings } from '../../config/resolvedConfig'
import type { DataReading } from '../../shared/protocol/spec'
import { readingOf } from '../../runs/dataRequest'

/** How a file is read that no config names. */
const usualReading: DataReading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }

/** Milliseconds for which configs on the disk are taken to be as they were. */
const diskHolds = 2000

interface Known {
  readonly reading: DataReading
  readonly since: number
}

/** What the world is asked for. */
export interface ReadingWorld {
  /** What the configs that are open say of their data. */
  openSettings(): readonly DataSettings[]
  /** Null in a workspace without trust, where nothing is looked for. */
  disk(): FileSystem | null
}

/** How the configs that name a data file say that it is read: its columns, labels and their other names. */
export class ReadingOfFiles {
  private readonly onDisk = new Map<string, Known>()

  constructor(
    private readonly world: ReadingWorld,
    private readonly now = () => performance.now(),
  ) {}

  /** @param file absolute path */
  of(file: string): DataReading {
    const open = this.world.openSettings().find((settings) => namesFile(settings, file))
    if (open !== undefined) return readingOf(open)
    const known = this.onDisk.get(file)
    if (known !== undefined && this.now() - known.since < diskHolds) return known.reading
    const disk = this.world.disk()
    const settings = disk === null ? null : configOfFile(file, disk)
    const reading = settings === null ? usualReading : readingOf(settings)
    this.onDisk.set(file, { reading, since: this.now() })
    return reading
  }

  forget(): void {
    this.onDisk.clear()
  }
}
