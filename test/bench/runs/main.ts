import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { EventTail } from '../../../src/runs/EventTail'
import { measureListing } from './listing'

const repetitions = 15

/**
 * `npm run bench runs`: reading a run's events, all of them and those that are new, and listing a folder of runs. Goals:
 * 10,000 events at once in 50 ms, 500 runs in 300 ms.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-bench-'))
  try {
    print('Events in the file', 'all, ms', 'one more, ms')
    for (const count of [1_000, 10_000, 100_000]) {
      const file = path.join(folder, `${count}.jsonl`)
      writeFileSync(file, trainEvents(1, count))
      const all = await median(() => new EventTail(file).read())
      const tail = new EventTail(file)
      await tail.read()
      let step = count
      const oneMore = await median(
        () => tail.read(),
        () => appendFileSync(file, trainEvents(++step, step)),
      )
      print(count.toLocaleString('en-US'), all.toFixed(1), oneMore.toFixed(2))
    }
    const { runs, megabytes, ...times } = await measureListing(path.join(folder, 'runs'), path.join(folder, 'cache'))
    print('Runs in the folder', 'first, ms', 'next window', 'idle look')
    print(
      `${runs}, ${megabytes.toFixed(0)} MB`,
      ...[times.first, times.again, times.idle].map((each) => each.toFixed(1)),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(`Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)} at the end.\n`)
}

/** Milliseconds that `work` takes, each time after `prepare`. */
async function median(work: () => Promise<unknown>, prepare: () => void = () => undefined): Promise<number> {
  const times: number[] = []
  for (let repetition = 0; repetition < repetitions; repetition++) {
    prepare()
    const begin = performance.now()
    await work()
    times.push(performance.now() - begin)
  }
  return times.sort((one, other) => one - other)[repetitions >> 1] ?? NaN
}

function trainEvents(from: number, to: number): string {
  const lines = Array.from({ length: to - from + 1 }, (_, index) => {
    const step = from + index
    const rates = { loss: 1 / step, learning_rate: 1e-4, grad_norm: 1.25, tokens_per_second: 1510.3 }
    const event = {
      type: 'train',
      time: 1.7e9 + step,
      step,
      epoch: step / 250,
      ...rates,
      tokens: step * 340,
      memory: 9e8,
    }
    return `${JSON.stringify(event)}\n`
  })
  return lines.join('')
}

function print(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(22)}${cells.map((cell) => cell.padStart(14)).join('')}\n`)
}

void main()
