import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { isMissing, reasonOf } from '../../shared/systemError'
import { isEventFile, trainerStateFile } from './fileNames'
import type { ForeignSource } from './ForeignSource'
import type { ListedForeign } from './ListedForeign'
import { listForeign, unreadForeign } from './ListedForeign'
import type { ForeignRun } from './tool'

/** The mark of what is not there. */
const none = 'none'

/**
 * A run of another tool, and what it looked like when it was last looked at: the same object as long as it looks the same.
 * Its points are kept only while its files change.
 */
export class WatchedForeign {
  private source: ForeignSource | null = null
  private mark = ''
  private seen: ListedForeign

  constructor(private readonly run: ForeignRun) {
    this.seen = unreadForeign(run)
  }

  /** As of the last look. */
  get current(): ListedForeign {
    return this.seen
  }

  /** Whether it is to be looked at each time: it goes on, or was not looked at so far. */
  get isOpen(): boolean {
    return this.seen.state === 'running' || this.seen.state === 'unread'
  }

  /** Look again. What does not go on costs some `stat`s. */
  async look(): Promise<void> {
    const mark = await markOf(this.run.address)
    if (!this.isOpen && mark === this.mark) return
    this.mark = mark
    const next = mark === none ? this.without('gone') : await this.read().catch(() => this.without('unreadable'))
    if (!isDeepStrictEqual(next, this.seen)) this.seen = next
    if (!this.isOpen) this.source = null
  }

  private async read(): Promise<ListedForeign> {
    // Loaded with the first one: most windows have none.
    const { openForeign } = await import('./openForeign')
    this.source ??= await openForeign(this.run.address)
    if (this.source === null) return this.without('unreadable')
    const { describe } = await this.source.look()
    return listForeign(this.seen, describe(), this.source.changed)
  }

  private without(state: 'gone' | 'unreadable'): ListedForeign {
    return { ...this.seen, state }
  }
}

/** Changes when the files that a run is read from do. */
async function markOf(address: string): Promise<string> {
  try {
    const { ino, size, mtimeMs, isDirectory } = await lookAt(address)
    if (!isDirectory) return `${ino} ${size} ${mtimeMs}`
    const names = (await readdir(address)).filter(isOfRun)
    const looks = await Promise.all(names.map((name) => lookAt(path.join(address, name)).catch(() => null)))
    return JSON.stringify([names, looks])
  } catch (error) {
    return isMissing(error) ? none : reasonOf(error)
  }
}

async function lookAt(file: string) {
  const look = await stat(file)
  const { ino, size, mtimeMs } = look
  return { ino, size, mtimeMs, isDirectory: look.isDirectory() }
}

/** A checkpoint is made under another name, or its state is the last that is written into it. */
function isOfRun(name: string): boolean {
  return name === trainerStateFile || isEventFile(name) || /^checkpoint-\d+$/.test(name)
}
