import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { requireEnded, requireWritable } from './requireState'
import type { RunView } from './RunReader'

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
