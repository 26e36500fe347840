import path from 'node:path'
import type { FileSystem } from '../../config/fileSystem'
import type { ModelQuery } from '../../config/model/findModel'
import { parseDocument } from '../../config/parseDocument'
import { resolveConfig } from '../../config/resolveConfig'
import type { DataSettings } from '../../config/resolvedConfig'
import type { DataReading } from '../../shared/protocol/spec'
import { readingOf } from '../../runs/dataRequest'

/** How a file is read that no config names. */
const usualReading: DataReading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }

/** Folders above a file in which its config is looked for. */
const mostFolders = 6
const isConfig = (name: string) => name === 'finetune.yaml' || name.endsWith('.finetune.yaml')

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

  of(file: string): DataReading {
    const open = this.world.openSettings().find((settings) => namesFile(settings, file))
    if (open !== undefined) return readingOf(open)
    const known = this.onDisk.get(file)
    if (known !== undefined && this.now() - known.since < diskHolds) return known.reading
    const reading = this.look(file)
    this.onDisk.set(file, { reading, since: this.now() })
    return reading
  }

  forget(): void {
    this.onDisk.clear()
  }

  private look(file: string): DataReading {
    const disk = this.world.disk()
    if (disk === null) return usualReading
    let folder = path.dirname(file)
    for (let level = 0; level < mostFolders; level++) {
      const settings = settingsIn(folder, file, disk)
      if (settings !== null) return readingOf(settings)
      const above = path.dirname(folder)
      if (above === folder) break
      folder = above
    }
    return usualReading
  }
}

function settingsIn(folder: string, file: string, disk: FileSystem): DataSettings | null {
  for (const name of disk.list(folder).filter(isConfig)) {
    const configPath = path.join(folder, name)
    const settings = settingsOf(configPath, disk)
    if (settings !== null && namesFile(settings, file)) return settings
  }
  return null
}

/** Which model it is does not matter here, so none is looked for. */
function settingsOf(configPath: string, files: FileSystem): DataSettings | null {
  const text = files.readText(configPath)
  if (text === null) return null
  const findModel = ({ nameOrPath, revision }: ModelQuery) => ({
    reference: { nameOrPath, revision, path: null, source: 'folder' as const },
    description: null,
    defect: null,
  })
  return resolveConfig(parseDocument(text), { configPath, files, findModel }).data
}

function namesFile({ files }: DataSettings, file: string): boolean {
  return Object.values(files).some((paths) => paths.includes(file))
}
