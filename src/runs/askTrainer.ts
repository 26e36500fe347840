import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { ControlRequest } from '../shared/protocol/event'
import { isLive } from './deriveState'
import { requireWritable } from './requireState'
import { controlFile, runFiles } from './runFiles'
import { runError } from './runError'
import type { RunView } from './RunReader'
import { writeFileAtomic } from './writeFileAtomic'

/** What becomes of the steps since the last checkpoint. Either way nothing that exists is deleted. */
export type StopMode = 'save' | 'discard'

/**
 * Ask a run's trainer to stop after its current step. It answers with a `control` event and ends by itself.
 *
 * @throws RunError `run-newer-format`, `run-not-live`
 */
export async function requestStop(view: RunView, mode: StopMode): Promise<void> {
  await request(view, 'stop', mode)
}

/**
 * Ask a run's trainer to evaluate on the validation data after its current step.
 *
 * @throws RunError `run-newer-format`, `run-not-live`
 */
export async function requestEvaluation(view: RunView): Promise<void> {
  await request(view, 'evaluate', '')
}

/**
 * Ask a run's trainer to write a checkpoint after its current step.
 *
 * @throws RunError `run-newer-format`, `run-not-live`
 */
export async function requestCheckpoint(view: RunView): Promise<void> {
  await request(view, 'checkpoint', '')
}

async function request(view: RunView, name: ControlRequest, content: string): Promise<void> {
  const run = view.record.id
  requireWritable(view)
  if (!isLive(view.state)) throw runError('run-not-live', { run, state: view.state })
  await mkdir(path.join(view.directory, runFiles.control), { recursive: true })
  await writeFileAtomic(controlFile(view.directory, name), content)
}
