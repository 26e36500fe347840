import path from 'node:path'
import type { RunEvent } from '../../../src/shared/protocol/event'
import { completed, started, trained, writeRun } from '../../unit/runs/fixture'

function evaluated(step: number, f1: number): RunEvent {
  const scores = { precision: f1, recall: f1, f1, number: 10 }
  return {
    ...{ type: 'evaluate', time: 1000 + step, split: 'validation', step, epoch: step / 10, seconds: 1 },
    metrics: { loss: 1 - f1, f1, f1_macro: f1 },
    per_label: { VIA: scores },
  }
}

/** Adds a run of a hundred steps to a project, which has ended and was scored every twenty. @param f1 at its end */
export function addScoredRun(folder: string, id: string, f1: number): void {
  const steps = Array.from({ length: 100 }, (_, index) => index + 1)
  const events = steps.flatMap((step): RunEvent[] => {
    const point = trained(step, { time: 1000 + step, epoch: step / 10, loss: 1 / step })
    return step % 20 === 0 ? [point, evaluated(step, (f1 * step) / 100)] : [point]
  })
  const best: RunEvent = { type: 'best', time: 1100, step: 100, metric: 'f1', value: f1, checkpoint: null }
  const record = { id, name: 'board', created: `2026-11-2${id.at(-1) ?? '0'}T10:00:00.000Z` }
  writeRun(path.join(folder, 'runs'), { record, events: [started(), ...events, best, completed] })
}
