import path from 'node:path'
import type { RunEvent } from '../../../src/shared/protocol/event'
import type { Spec } from '../../../src/shared/protocol/spec'
import { completed, started, writeRun } from '../../unit/runs/fixture'
import { curves } from './writtenRun'

/** Adds a run of a hundred steps to a project, which has ended and was scored every twenty. @param f1 at its end */
export function addScoredRun(folder: string, id: string, f1: number, learningRate = 5e-5): void {
  const best: RunEvent = { type: 'best', time: 1100, step: 100, metric: 'f1', value: f1, checkpoint: null }
  const record = { id, name: 'board', created: `2026-11-2${id.at(-1) ?? '0'}T10:00:00.000Z` }
  const spec = { arguments: { learning_rate: learningRate } as Spec['arguments'] }
  writeRun(path.join(folder, 'runs'), { record, spec, events: [started(), ...curves(1, 100, f1), best, completed] })
}
