import type * as vscode from 'vscode'
import type { RunNotes } from '../../runs/runNotes'
import { asNotes, changeNotes } from '../../runs/runNotes'
import type { ListedRun } from '../../runs/WatchedRun'
import type { Clock } from '../../shared/clock'
import { systemCode } from '../../shared/systemError'

const refusals: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS'])

/**
 * The notes of runs: in the run's own directory, so that they go where it is copied to; those of runs that may only be
 * read are kept in the workspace's state, a key for each run.
 */
export class NoteStore {
  constructor(
    private readonly state: vscode.Memento,
    private readonly clock: Clock,
  ) {}

  /** The run with the notes that are kept for it here, if there are some. */
  withNotes<Run extends Pick<ListedRun, 'directory' | 'notes'>>(run: Run): Run {
    const notes = this.keptOf(run.directory)
    return notes === null ? run : { ...run, notes }
  }

  async change(
    run: Pick<ListedRun, 'directory' | 'isReadOnly' | 'notes'>,
    change: (notes: RunNotes) => RunNotes,
  ): Promise<void> {
    const kept = this.keptOf(run.directory)
    if (!run.isReadOnly && (await this.changeInRun(run.directory, (notes) => change(kept ?? notes)))) {
      if (kept !== null) await this.state.update(keyOf(run.directory), undefined)
      return
    }
    await this.state.update(keyOf(run.directory), change(kept ?? run.notes))
  }

  /** False where the directory may not be written. */
  private async changeInRun(directory: string, change: (notes: RunNotes) => RunNotes): Promise<boolean> {
    try {
      await changeNotes(directory, change, this.clock)
      return true
    } catch (error) {
      if (refusals.has(systemCode(error))) return false
      throw error
    }
  }

  private keptOf(directory: string): RunNotes | null {
    return asNotes(this.state.get(keyOf(directory)))
  }
}

function keyOf(directory: string): string {
  return `notes ${directory}`
}
