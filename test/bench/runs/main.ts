import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { printHead, printRow, quantile, spread } from '../table'
import type { ListingTimes } from './listing'
import { measureListing } from './listing'
import { RunReader } from '../../../src/runs/RunReader'
import { measureLatency } from './latency'
import type { Opening, OpeningCost } from './openRun'
import { openRun } from './openRun'
import { trainLine, writeEvents } from './trainerLines'

const repetitions = 15
const largeRepetitions = 3
const listings = 5
const written = 200

const largeRuns = [
  { name: 'a word on the stage in 25', trains: 2_150_000, stageEvery: 25 },
  { name: 'with each point', trains: 1_600_000, stageEvery: 1 },
]

/**
 * `npm run bench runs`: reading a run's events: all of them, those that are new, a file of 500 MB, and how soon a panel is
 * told; and listing a folder of runs. Goals: 10,000 at once in 50 ms; 500 MB in 3 s and 300 MB; told in 100 ms; 500
 * runs in 300 ms. With `--small`, without the large files.
 */
async function main(options: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-bench-'))
  try {
    await measureSmall(folder)
    await measureTelling(folder)
    await measureFolder(folder)
    if (!options.includes('--small')) for (const run of largeRuns) await measureLarge(folder, run)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(
    `\nMedian (least–most) in one run; Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)} at the end.\n`,
  )
}

async function measureSmall(folder: string): Promise<void> {
  printHead('events in the file', 'all, ms', 'one more, ms')
  for (const count of [1_000, 10_000, 100_000]) {
    const directory = makeRun(folder, String(count))
    const file = path.join(directory, 'events.jsonl')
    await writeEvents(file, { trains: count, stageEvery: 25 })
    const all = await timed(1, async () => (await RunReader.open(directory)).look())
    const reader = await RunReader.open(directory)
    await reader.look()
    let step = count
    const oneMore = await timed(
      2,
      () => reader.look(),
      () => appendFileSync(file, trainLine(++step, count)),
    )
    printRow(count.toLocaleString('en-US'), all, oneMore, count === 10_000 ? 'all ≤ 50' : '')
  }
}

async function measureTelling(folder: string): Promise<void> {
  const times = await measureLatency(makeRun(folder, 'live'), written)
  printHead(`${times.length} events written, one by one`, 'p50, ms', 'p95, ms', 'longest, ms')
  printRow('told after', ...[0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1)), 'p95 ≤ 100')
}

async function measureFolder(folder: string): Promise<void> {
  const all: ListingTimes[] = []
  for (let repetition = 0; repetition < listings; repetition++)
    all.push(await measureListing(path.join(folder, 'runs'), path.join(folder, `cache-${repetition}`)))
  printHead('runs in the folder', 'first, ms', 'next window, ms', 'idle look, ms')
  const cells = (['first', 'again', 'idle'] as const).map((name) =>
    spread(
      all.map((times) => times[name]),
      1,
    ),
  )
  printRow(`${all[0]?.runs}, ${all[0]?.megabytes.toFixed(0)} MB`, ...cells, 'first ≤ 300')
}

async function measureLarge(folder: string, { name, ...run }: (typeof largeRuns)[number]): Promise<void> {
  const directory = makeRun(folder, 'large')
  const bytes = await writeEvents(path.join(directory, 'events.jsonl'), run)
  printHead(`${(bytes / 1e6).toFixed(0)} MB, ${name}`, 's', 'first, s', 'peak, MB', 'block, ms', 'rows')
  for (const opening of ['read', 'shown'] as const) {
    const costs = Array.from({ length: largeRepetitions }, () => openInChild(directory, opening))
    const { seconds, firstSeconds, megabytes, longestBlock, rows } = middle(costs)
    const cells = [seconds.toFixed(2), firstSeconds.toFixed(2), megabytes.toFixed(0), longestBlock.toFixed(0)]
    printRow(opening, ...cells, rows.toLocaleString('en-US'), '≤ 3 s, ≤ 300 MB')
  }
  rmSync(directory, { recursive: true })
}

/** A process of its own, so that its memory is that of the opening alone. */
function openInChild(directory: string, opening: Opening): OpeningCost {
  const output = execFileSync(process.execPath, [process.argv[1] ?? '', '--open', opening, directory], {
    encoding: 'utf8',
    maxBuffer: 1 << 20,
  })
  return JSON.parse(output) as OpeningCost
}

function middle(costs: readonly OpeningCost[]): OpeningCost {
  const sorted = [...costs].sort((one, other) => one.seconds - other.seconds)
  const found = sorted[sorted.length >> 1]
  if (found === undefined) throw new Error('Nothing was measured.')
  return found
}

/** A run's directory but for its events. */
function makeRun(folder: string, id: string): string {
  const directory = path.join(folder, id)
  mkdirSync(directory)
  const record = { format: 1, id, name: id, task: 'token-classification', engine: 'transformers', created: '2026' }
  const rest = { config: { path: '/finetune.yaml', sha256: '' }, git: null, command: [] }
  writeFileSync(path.join(directory, 'run.json'), JSON.stringify({ ...record, ...rest }))
  writeFileSync(path.join(directory, 'spec.json'), JSON.stringify(spec))
  return directory
}

const spec = {
  format: 1,
  task: 'token-classification',
  engine: 'transformers',
  model: { nameOrPath: 'm', path: null, revision: null, source: 'hub' },
  data: { train: { path: 'data/train.jsonl', examples: 3000, sha256: '' } },
  labels: ['O', 'B-VIA', 'I-VIA'],
  wordRule: 'fr-1',
  reading: { textColumn: null, labelColumn: null, labels: null, labelMap: {} },
  arguments: { learning_rate: 5e-5, max_grad_norm: 1 },
  derived: { stepsPerEpoch: 187, totalSteps: 2_200_000, warmupSteps: 10, effectiveBatchSize: 16 },
}

/** Milliseconds that `work` takes, each time after `prepare`. */
async function timed(
  decimals: number,
  work: () => Promise<unknown>,
  prepare: () => void = () => undefined,
): Promise<string> {
  const times: number[] = []
  for (let repetition = 0; repetition < repetitions; repetition++) {
    prepare()
    const begin = performance.now()
    await work()
    times.push(performance.now() - begin)
  }
  return spread(times, decimals)
}

async function open(opening: Opening, directory: string): Promise<void> {
  process.stdout.write(JSON.stringify(await openRun(directory, opening)))
  process.exit()
}

const [, , first, opening, directory] = process.argv
if (first === '--open' && directory !== undefined) void open(opening as Opening, directory)
else void main(process.argv.slice(2))
