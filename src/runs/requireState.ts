import path from 'node:path'
import { runError } from './runError'
import { runFiles } from './runFiles'
import type { RunView } from './RunReader'

/** @throws RunError `run-newer-format` if the run may only be read */
export function requireWritable({ record, isReadOnly }: Pick<RunView, 'record' | 'isReadOnly'>): void {
  if (isReadOnly) throw runError('run-newer-format', { run: record.id, format: record.format })
}

/** @throws RunError `run-live` or `run-silent` if a trainer may still write to the run */
export function requireEnded({ record, state, history, directory }: RunView): void {
  if (state === 'running') throw runError('run-live', { run: record.id, state })
  if (state === 'not-responding') {
    const host = history.started?.host ?? 'another machine'
    throw runError('run-silent', { run: record.id, host, lock: path.join(directory, runFiles.lock) })
  }
}
