import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ownIdentity, systemProcesses } from '../../../src/runs/processIdentity'
import type { EvaluateEvent, RunEvent } from '../../../src/shared/protocol/event'
import { started, trained, writeRun } from '../../unit/runs/fixture'

/** Milliseconds between two signs of life, as of a trainer. */
const beat = 5000

/** A run whose trainer is the test: what it writes, it says by itself, and it lives until it is let go. */
export class WrittenRun {
  readonly directory: string
  private readonly heart: NodeJS.Timeout

  private constructor(project: string, id: string, first: RunEvent) {
    const record = {
      id,
      created: new Date().toISOString(),
      config: { path: path.join(project, 'finetune.yaml'), sha256: '00' },
    }
    this.directory = writeRun(path.join(project, 'runs'), { record, events: [first] })
    this.heart = setInterval(() => writeFileSync(path.join(this.directory, 'heartbeat'), ''), beat)
  }

  static async start(project: string, id: string): Promise<WrittenRun> {
    const { host, bootId, pid, startTime } = await ownIdentity(systemProcesses)
    const first = started({ time: 1000, host, boot_id: bootId, pid, process_start_time: startTime })
    return new WrittenRun(project, id, first)
  }

  say(...events: readonly RunEvent[]): void {
    const lines = events.map((event) => `${JSON.stringify(event)}\n`)
    appendFileSync(path.join(this.directory, 'events.jsonl'), lines.join(''))
  }

  /** It beats no more; without a last word it does not respond from then on. */
  letGo(): void {
    clearInterval(this.heart)
  }
}

/** Steps of a run that is evaluated at every twentieth, its F1 on the way to `f1` at step 100. */
export function curves(from: number, to: number, f1: number): RunEvent[] {
  const steps = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return steps.flatMap((step): RunEvent[] => {
    const point = trained(step, { loss: 1 / step, grad_norm: 1 + 1 / step })
    return step % 20 === 0 ? [point, evaluated(step, (f1 * step) / 100)] : [point]
  })
}

/** An evaluation whose only type scores like all. */
export function evaluated(step: number, f1: number): EvaluateEvent {
  const scores = { precision: f1, recall: f1, f1, number: 10 }
  return {
    ...{ type: 'evaluate', time: 1000 + step, split: 'validation', step, epoch: step / 10, seconds: 1 },
    metrics: { loss: 1 - f1, f1, f1_macro: f1 },
    per_label: { VIA: scores, DEPART: scores },
  }
}

/** Writes what a run predicted: pairs of the tag in gold and the predicted one, a sentence of one word each. */
export function writePredictions(
  directory: string,
  pairs: readonly (readonly [gold: string, predicted: string])[],
): void {
  const lines = pairs.map(([gold, predicted]) => `${JSON.stringify({ tokens: [{ text: 'w', gold, predicted }] })}\n`)
  mkdirSync(path.join(directory, 'predictions'), { recursive: true })
  writeFileSync(path.join(directory, 'predictions', 'test.jsonl'), lines.join(''))
}
