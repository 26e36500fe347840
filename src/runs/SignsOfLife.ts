import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../shared/clock'
import { runFiles } from './runFiles'

const watched = [runFiles.heartbeat, runFiles.events, runFiles.record]

/**
 * How long a run has been silent. The first look can only compare the files' times with the wall clock; from then on a
 * change is what counts, on the viewer's own monotonic clock, so that no clock that jumps or differs is taken for silence.
 */
export class SignsOfLife {
  private seen: { readonly marks: string; readonly since: number } | null = null

  constructor(
    private readonly directory: string,
    private readonly clock: Clock,
  ) {}

  /** Milliseconds since the last sign of life. */
  async silence(): Promise<number> {
    const times = await Promise.all(watched.map((file) => modificationTime(path.join(this.directory, file))))
    const marks = times.join(' ')
    const now = this.clock.monotonic()
    if (this.seen === null) {
      const age = Math.max(0, this.clock.now() - Math.max(...times))
      this.seen = { marks, since: now - age }
    } else if (marks !== this.seen.marks) {
      this.seen = { marks, since: now }
    }
    return now - this.seen.since
  }
}

async function modificationTime(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs
  } catch {
    return 0
  }
}
