import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { isLive } from './deriveState'
import { RunError } from './runError'
import type { ReaderContext } from './RunReader'
import { RunReader } from './RunReader'
import type { RunSummary } from './runSummary'
import { summariseRun } from './runSummary'
import { writeFileAtomic } from './writeFileAtomic'

/**
 * The runs that this user's trainers work at, wherever their folders are. A note in the user's cache says where each one
 * is; whether it is live, the run itself says, and a note of one that is not is removed by whoever looks. A note is a
 * hint: one that cannot be written, read or removed keeps nobody from anything.
 */
export class LiveRuns {
  private readonly folder: string

  /** @param cache the user's cache folder */
  constructor(cache: string) {
    this.folder = path.join(cache, 'live-runs')
  }

  /** A trainer was started on this directory. */
  async add(directory: string): Promise<void> {
    const name = createHash('sha256').update(directory).digest('hex').slice(0, 16)
    try {
      await mkdir(this.folder, { recursive: true })
      await writeFileAtomic(path.join(this.folder, name), directory)
    } catch {
      // The trainer runs all the same.
    }
  }

  /**
   * Those that are live now, on any machine that shares the cache. What cannot be looked at for another reason than that
   * it is gone is left out, and kept.
   */
  async look(context: ReaderContext): Promise<readonly RunSummary[]> {
    const found = await Promise.all((await this.notes()).map((note) => lookAt(path.join(this.folder, note), context)))
    return found.filter((run) => run !== null)
  }

  private async notes(): Promise<readonly string[]> {
    try {
      // A note that is being written has a name with a dot.
      return (await readdir(this.folder)).filter((name) => !name.includes('.'))
    } catch {
      return []
    }
  }
}

async function lookAt(note: string, context: ReaderContext): Promise<RunSummary | null> {
  try {
    const reader = await RunReader.open(await readFile(note, 'utf8'), context)
    const view = await reader.look()
    if (isLive(view.state)) return summariseRun(view, context.clock.now() / 1000)
    await forget(note)
  } catch (error) {
    if (error instanceof RunError && error.code === 'run-not-found') await forget(note)
  }
  return null
}

async function forget(note: string): Promise<void> {
  await rm(note, { force: true }).catch(() => undefined)
}
