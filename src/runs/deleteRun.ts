import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { runError } from './runError'
import type { RunView } from './RunReader'
import { requireWritable } from './stopRun'

/**
 * Delete a run's directory with all that is in it. It is renamed first, so that it disappears at once and whole.
 *
 * @throws RunError `run-live`, `run-silent`, `run-newer-format`
 */
export async function deleteRun(view: RunView): Promise<void> {
  requireWritable(view)
  requireEnded(view)
  const doomed = path.join(path.dirname(view.directory), `.deleted-${view.record.id}-${process.pid}`)
  await rename(view.directory, doomed)
  await rm(doomed, { recursive: true, force: true })
}

/** @throws RunError `run-live` or `run-silent` if a trainer may still write to the run */
export function requireEnded({ record, state, history }: RunView): void {
  if (state === 'running') throw runError('run-live', { run: record.id, state })
  if (state === 'not-responding') {
    throw runError('run-silent', { run: record.id, host: history.started?.host ?? 'another machine' })
  }
}
