import { runError } from './runError'
import type { RunView } from './RunReader'

/** @throws RunError `run-newer-format` if the run may only be read */
export function requireWritable({ record, isReadOnly }: RunView): void {
  if (isReadOnly) throw runError('run-newer-format', { run: record.id, format: record.format })
}

/** @throws RunError `run-live` or `run-silent` if a trainer may still write to the run */
export function requireEnded({ record, state, history }: RunView): void {
  if (state === 'running') throw runError('run-live', { run: record.id, state })
  if (state === 'not-responding') {
    throw runError('run-silent', { run: record.id, host: history.started?.host ?? 'another machine' })
  }
}
