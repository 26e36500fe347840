import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { RunRecord } from '../../../src/shared/protocol/runRecord'
import type { RunPanelMessage } from '../../../src/shared/protocol/runPanel'
import type { Spec } from '../../../src/shared/protocol/spec'
import { RunFeed } from '../../../src/runs/RunFeed'

/** Milliseconds between two events, which are no multiple of how often the host looks. */
const pause = 237

/** Milliseconds from events written to a run's directory, each in the order of these. */
export interface EventTimes {
  /** To the host's message with its point. */
  readonly told: readonly number[]
  /** To the frame of the panel that shows it. */
  readonly visible: readonly number[]
}

/** Through the host's own feed, but for VS Code, whose place the protocol of the browser takes. */
export async function writtenToVisible(page: Page, events: number): Promise<EventTimes> {
  const directory = mkdtempSync(path.join(tmpdir(), 'finetune-bench-'))
  const file = writeRun(directory)
  await page.evaluate('bench.openPanel()')
  const visible = new VisibleSteps(page)
  const feed = new RunFeed(directory, { post: (message) => visible.show(message), onFailure: warn })
  try {
    feed.begin()
    const times = { told: [] as number[], visible: [] as number[] }
    for (let step = 1; step <= events; step++) {
      await sleep(pause)
      const begin = performance.now()
      appendFileSync(file, eventLine({ ...trained, time: Date.now() / 1000, step, epoch: step / 100, loss: 1 / step }))
      await visible.reached(step)
      times.visible.push(performance.now() - begin)
      times.told.push(visible.toldAt - begin)
    }
    return times
  } finally {
    feed.dispose()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Gives the messages of a feed to a page, and knows which step was painted. */
class VisibleSteps {
  /** When the last message with points came, in milliseconds as of `performance.now()`. */
  toldAt = NaN
  private painted = 0
  private heard: () => void = () => undefined

  constructor(private readonly page: Page) {}

  show(message: RunPanelMessage): void {
    const last = message.type === 'points' ? lastStep(message) : 0
    if (last > 0) this.toldAt = performance.now()
    void this.page.evaluate(`bench.show([${JSON.stringify(listed(message))}])`).then(() => {
      this.painted = Math.max(this.painted, last)
      this.heard()
    }, warn)
  }

  async reached(step: number): Promise<void> {
    while (this.painted < step) await new Promise<void>((resolve) => (this.heard = resolve))
  }
}

type PointsMessage = Extract<RunPanelMessage, { type: 'points' }>

function lastStep({ tables }: PointsMessage): number {
  return Math.max(0, ...tables.flatMap(({ steps }) => [...new Float64Array(steps)]))
}

/** With columns as lists of numbers. */
function listed(message: RunPanelMessage): unknown {
  if (message.type !== 'points') return message
  const list = (buffer: ArrayBuffer): number[] => [...new Float64Array(buffer)]
  const tables = message.tables.map(({ name, rows, steps, columns }) => ({
    name,
    rows,
    steps: list(steps),
    columns: Object.fromEntries(Object.entries(columns).map(([column, values]) => [column, list(values)])),
  }))
  return { ...message, tables }
}

/** @returns its file of events */
function writeRun(directory: string): string {
  const file = path.join(directory, 'events.jsonl')
  writeFileSync(path.join(directory, 'run.json'), JSON.stringify(record))
  writeFileSync(path.join(directory, 'spec.json'), JSON.stringify(spec))
  writeFileSync(file, eventLine({ ...started, time: Date.now() / 1000 }))
  return file
}

function eventLine(event: object): string {
  return `${JSON.stringify(event)}\n`
}

function warn(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

/** Of another machine, so that no process of this one is looked for. */
const started = {
  type: 'started',
  host: 'there',
  boot_id: 'boot',
  pid: 7,
  process_start_time: 7,
  resumed_from_step: null,
}
const trained = {
  type: 'train',
  learning_rate: 1e-4,
  grad_norm: 1,
  tokens: 340,
  tokens_per_second: 1500,
  memory: 9e8,
}
const record: RunRecord = {
  format: 1,
  id: 'bench',
  name: 'bench',
  task: 'token-classification',
  engine: 'transformers',
  created: '2026-11-23T15:39:00.000Z',
  config: { path: '/bench/finetune.yaml', sha256: '00' },
  git: null,
  command: ['finetune', 'start', 'finetune.yaml'],
}
const spec = {
  format: 1,
  task: 'token-classification',
  engine: 'transformers',
  model: { nameOrPath: 'bench', path: null, revision: null, source: 'hub' },
  data: { train: { path: 'data/train.jsonl', examples: 160, sha256: '00' } },
  labels: ['O'],
  wordRule: 'fr-1',
  reading: { textColumn: null, labelColumn: null, labels: null, labelMap: {} },
  arguments: { learning_rate: 5e-5, freeze: { embeddings: false, layers: 0 } },
  derived: { stepsPerEpoch: 10, totalSteps: 1000, warmupSteps: 10, effectiveBatchSize: 16 },
} as unknown as Spec
