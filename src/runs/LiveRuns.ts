import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isLive } from './deriveState'
import { NoteFolder } from './NoteFolder'
import { RunError } from './runError'
import type { ReaderContext } from './RunReader'
import { RunReader } from './RunReader'
import type { RunSummary } from './runSummary'
import { summariseRun } from './runSummary'

/**
 * The runs that this user's trainers work at, wherever their folders are. A note in the user's cache says where each one
 * is; whether it is live, the run itself says, and a note of one that is not is removed by whoever looks.
 */
export class LiveRuns {
  private readonly notes: NoteFolder

  /** @param cache the user's cache folder */
  constructor(cache: string) {
    this.notes = new NoteFolder(path.join(cache, 'live-runs'))
  }

  /** A trainer was started on this directory. */
  async add(directory: string): Promise<void> {
    await this.notes.write(createHash('sha256').update(directory).digest('hex').slice(0, 16), directory)
  }

  /** Where trainers were started or resumed since anyone last looked for live ones. */
  async directories(): Promise<readonly string[]> {
    const names = await this.notes.names()
    const read = names.map((name) => readFile(this.notes.file(name), 'utf8').catch(() => null))
    return (await Promise.all(read)).filter((directory) => directory !== null)
  }

  /**
   * Those that are live now, on any machine that shares the cache. What cannot be looked at for another reason than that
   * it is gone is left out, and kept.
   */
  async look(context: ReaderContext): Promise<readonly RunSummary[]> {
    const found = await Promise.all((await this.notes.names()).map((name) => this.lookAt(name, context)))
    return found.filter((run) => run !== null)
  }

  private async lookAt(name: string, context: ReaderContext): Promise<RunSummary | null> {
    try {
      const reader = await RunReader.open(await readFile(this.notes.file(name), 'utf8'), context)
      const view = await reader.look()
      if (isLive(view.state)) return summariseRun(view, context.clock.now() / 1000)
      await this.notes.forget(name)
    } catch (error) {
      if (error instanceof RunError && error.code === 'run-not-found') await this.notes.forget(name)
    }
    return null
  }
}
