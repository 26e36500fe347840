import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { BenchPage } from './benchPage'
import { heapOf, openBenchPage } from './benchPage'
import { writtenToVisible } from './writtenToVisible'

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const counts = [10_000, 100_000, 1_000_000]
const repetitions = 7
const appended = 10
const seriesOfARun = 5
const streamed = { pointsPerSecond: 1000, seconds: 3, repetitions: 3 }
const writtenEvents = 100

/**
 * `npm run bench charts`, in headless Chromium: our chart beside Chart.js, tuned, and uPlot; the run panel with points
 * that come in. Goals: 1 M points painted in 100 ms and ten times as fast as tuned Chart.js, 12 bytes a point and series,
 * 55 frames a second at 1,000 points a second, an event visible 100 ms after it was written.
 */
async function main(): Promise<void> {
  if (!existsSync(executable)) {
    process.stderr.write(`No browser at ${executable}: install Debian's chromium, or set CHROMIUM to one.\n`)
    process.exitCode = 1
    return
  }
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const bench = await openBenchPage(browser)
    await measureCharts(bench)
    await measurePanel(bench.page)
    const load = (loadavg()[0] ?? 0).toFixed(1)
    process.stdout.write(`Chromium ${browser.version()}, median of ${repetitions}, load ${load} at the end.\n`)
  } finally {
    await browser.close()
  }
}

async function measureCharts({ page, hasUplot }: BenchPage): Promise<void> {
  print('', ...counts.map((count) => `${count.toLocaleString('en-US')} points`))
  print('an empty page: painted, ms', (await median(page, 'bench.empty()')).toFixed(1))
  const chartjs = { tuned: 'Chart.js, tuned', decimated: 'Chart.js, with its decimation' }
  const names = { ours: 'this chart', ...chartjs, ...(hasUplot ? { uplot: 'uPlot' } : {}) }
  for (const [name, title] of Object.entries(names)) {
    const figures = { painted: [] as string[], append: [] as string[], heap: [] as string[] }
    for (const count of counts) {
      figures.painted.push((await median(page, `bench.draw('${name}', ${count})`)).toFixed(1))
      figures.append.push((await median(page, `bench.append('${name}', ${count}, ${appended})`)).toFixed(2))
      figures.heap.push(((await heldBy(page, `bench.hold('${name}', ${count})`)) / count).toFixed(1))
    }
    print(`${title}: painted, ms`, ...figures.painted)
    print('  one more point, ms', ...figures.append)
    print('  heap, bytes a point', ...figures.heap)
  }
  const several = []
  for (const count of counts)
    several.push((await heldBy(page, `bench.holdSeveral(${count}, ${seriesOfARun})`)) / count / seriesOfARun)
  print(`this chart, ${seriesOfARun} series: bytes a point each`, ...several.map((each) => each.toFixed(1)))
}

async function measurePanel(page: Page): Promise<void> {
  const { pointsPerSecond, seconds } = streamed
  const figures = { painted: [] as string[], sent: [] as string[], rate: [] as string[], longest: [] as string[] }
  for (const count of counts) {
    figures.painted.push((await median(page, `bench.panel(${count})`)).toFixed(1))
    figures.sent.push((await median(page, `bench.transport(${count})`)).toFixed(1))
    await page.evaluate(`bench.panel(${count})`)
    const rates: number[] = []
    const longest: number[] = []
    for (let repetition = 0; repetition < streamed.repetitions; repetition++) {
      const before = count + repetition * pointsPerSecond * seconds * 2
      const smoothness = await page.evaluate<Smoothness>(`bench.stream(${before}, ${pointsPerSecond}, ${seconds})`)
      rates.push(smoothness.framesPerSecond)
      longest.push(smoothness.longest)
    }
    figures.rate.push(quantile(rates, 0.5).toFixed(1))
    figures.longest.push(quantile(longest, 0.5).toFixed(0))
  }
  print('run panel: painted, ms', ...figures.painted)
  print('  sent by another thread and painted, ms', ...figures.sent)
  print(`  +${pointsPerSecond.toLocaleString('en-US')} points a second: frames/s`, ...figures.rate)
  print('  longest frame, ms', ...figures.longest)
  const times = await writtenToVisible(page, writtenEvents)
  print('event written to visible: median, p95, ms', ...[0.5, 0.95].map((share) => quantile(times, share).toFixed(0)))
}

/** Bytes that are held after `work` and were not before. */
async function heldBy(page: Page, work: string): Promise<number> {
  await page.evaluate('bench.clear()')
  const before = await heapOf(page)
  await page.evaluate(work)
  return (await heapOf(page)) - before
}

/** What the page's `bench.stream` returns. */
interface Smoothness {
  readonly framesPerSecond: number
  readonly longest: number
}

async function median(page: Page, expression: string): Promise<number> {
  const times: number[] = []
  for (let repetition = 0; repetition < repetitions; repetition++) times.push(await page.evaluate<number>(expression))
  return quantile(times, 0.5)
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? NaN
}

function print(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(44)}${cells.map((cell) => cell.padStart(18)).join('')}\n`)
}

void main()
