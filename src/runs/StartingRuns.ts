import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isString, shape } from '../shared/check'
import { NoteFolder } from './NoteFolder'
import type { ProcessIdentity, ProcessTable } from './processIdentity'
import { isProcessIdentity, lookAtProcess, ownIdentity } from './processIdentity'

/** Of a start: the config's absolute path, and the process that is at it. */
interface StartNote {
  readonly config: string
  readonly starter: ProcessIdentity
}

const isStartNote = shape({ config: isString, starter: isProcessIdentity })

/**
 * The starts that this user's processes are at: until its data has been read, which can take minutes, a run is not seen
 * otherwise. A note in the user's cache names each; one whose process is gone is removed by whoever looks.
 */
export class StartingRuns {
  private readonly notes: NoteFolder

  /** @param cache the user's cache folder */
  constructor(
    cache: string,
    private readonly processes: ProcessTable,
  ) {
    this.notes = new NoteFolder(path.join(cache, 'starting-runs'))
  }

  /** This process starts a config, until the function that this resolves to is called. */
  async begin(config: string): Promise<() => Promise<void>> {
    const name = randomBytes(8).toString('hex')
    const note: StartNote = { config, starter: await ownIdentity(this.processes) }
    await this.notes.write(name, JSON.stringify(note))
    return () => this.notes.forget(name)
  }

  /** The configs that processes of this machine are starting, as absolute paths. */
  async look(): Promise<readonly string[]> {
    const found = await Promise.all((await this.notes.names()).map((name) => this.lookAt(name)))
    return found.filter((config) => config !== null)
  }

  private async lookAt(name: string): Promise<string | null> {
    const note = await readNote(this.notes.file(name))
    if (note?.starter.host !== this.processes.host) return null
    // Windows tells only that there is such a process.
    if ((await lookAtProcess(note.starter, this.processes)) !== 'gone') return note.config
    await this.notes.forget(name)
    return null
  }
}

async function readNote(file: string): Promise<StartNote | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    return isStartNote(value) ? (value as StartNote) : null
  } catch {
    return null
  }
}
