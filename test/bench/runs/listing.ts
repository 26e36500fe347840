import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { RunMonitor } from '../../../src/runs/RunMonitor'
import { systemReader } from '../../../src/runs/RunReader'

const number = 500
/** Of each run: a line of figures every ten steps. */
const steps = 2000
const evaluationSteps = 100

/** How long a folder of many ended runs takes to be listed, and to be looked at again, in milliseconds. */
export interface ListingTimes {
  readonly runs: number
  readonly megabytes: number
  readonly first: number
  readonly again: number
  readonly idle: number
}

/** Lists a folder of runs as a window does: for the first time, in a window after that, and when nothing changed. */
export async function measureListing(folder: string, cache: string): Promise<ListingTimes> {
  const bytes = writeRuns(folder)
  const monitor = () => {
    const made = new RunMonitor(systemReader, () => undefined, { cache: () => cache })
    made.setFolders([folder])
    return made
  }
  const first = await time(async () => {
    const { length } = await monitor().look()
    if (length !== number) throw new Error(`${length} runs are listed`)
  })
  const window = monitor()
  const again = await time(() => window.look())
  const idle: number[] = []
  for (let look = 0; look < 21; look++) idle.push(await time(() => window.glance()))
  idle.sort((one, other) => one - other)
  return { runs: number, megabytes: bytes / 1e6, first, again, idle: idle[idle.length >> 1] ?? NaN }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

function writeRuns(folder: string): number {
  const events = eventsText()
  for (let index = 0; index < number; index++) {
    const id = `travel-20261101-${String(100_000 + index)}`
    const directory = path.join(folder, id)
    mkdirSync(directory, { recursive: true })
    writeFileSync(path.join(directory, 'run.json'), JSON.stringify(record(id, index)))
    writeFileSync(path.join(directory, 'spec.json'), JSON.stringify(spec))
    writeFileSync(path.join(directory, 'events.jsonl'), events)
  }
  return number * events.length
}

const record = (id: string, index: number) => ({
  format: 1,
  id,
  name: 'travel',
  task: 'token-classification',
  engine: 'transformers',
  created: new Date(1.79e12 + index * 60_000).toISOString(),
  config: { path: '/project/finetune.yaml', sha256: '00' },
  git: null,
  command: ['finetune', 'start', 'finetune.yaml'],
})

const spec = {
  format: 1,
  task: 'token-classification',
  engine: 'transformers',
  model: { nameOrPath: 'almanach/camembert-base', path: null, revision: null, source: 'hub' },
  data: { train: { path: 'data/train.jsonl', examples: 16_000, sha256: 'a'.repeat(64) } },
  labels: ['O', 'B-DEPART', 'I-DEPART', 'B-ARRIVEE', 'I-ARRIVEE'],
  wordRule: 'fr-1',
  reading: { textColumn: null, labelColumn: null, labels: null, labelMap: {} },
  // As many as there are keys.
  arguments: Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`argument_number_${index}`, index * 1.5])),
  derived: { stepsPerEpoch: 1000, totalSteps: steps, warmupSteps: 200, effectiveBatchSize: 16 },
}

function eventsText(): string {
  const time = 1.79e9
  const started = { host: 'elsewhere', boot_id: 'b', pid: 7, process_start_time: 70, resumed_from_step: null }
  const events: object[] = [{ type: 'started', time, ...started }]
  for (let step = 10; step <= steps; step += 10) {
    events.push(trained(step, time + step / 10))
    if (step % evaluationSteps === 0) events.push(...evaluated(step, time + step / 10))
  }
  events.push({ type: 'finished', time: time + steps, reason: 'completed', step: steps })
  return events.map((event) => `${JSON.stringify(event)}\n`).join('')
}

function trained(step: number, time: number): object {
  const rates = { loss: 1 / step, learning_rate: 1e-4, grad_norm: 1.25, tokens_per_second: 1510.3 }
  return { type: 'train', time, step, epoch: step / 1000, ...rates, tokens: step * 340, memory: 9e8 }
}

function evaluated(step: number, time: number): object[] {
  const f1 = 1 - 1 / step
  const scores = { precision: f1, recall: f1, f1, number: 100 }
  const metrics = { loss: 1 / step, f1, f1_macro: f1, precision: f1, recall: f1, accuracy: f1 }
  const common = { time, step, epoch: step / 1000 }
  return [
    {
      type: 'evaluate',
      split: 'validation',
      ...common,
      metrics,
      per_label: { DEPART: scores, ARRIVEE: scores },
      seconds: 1,
    },
    { type: 'checkpoint', time, step, path: `checkpoint-${step}` },
    { type: 'best', time, step, metric: 'f1_macro', value: f1, checkpoint: `checkpoint-${step}` },
  ]
}
