import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { BenchPage } from './benchPage'
import { printHead, printRow, quantile, spread } from '../table'
import { heapOf, openBenchPage } from './benchPage'
import { writtenToVisible } from './writtenToVisible'

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const counts = [10_000, 100_000, 1_000_000]
const repetitions = 7
const appended = 10
const seriesOfARun = 5
const streamed = { pointsPerSecond: 1000, seconds: 3, repetitions: 5 }
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
    await measureEvents(bench.page)
    const load = (loadavg()[0] ?? 0).toFixed(1)
    const said = `Median (least–most) of ${repetitions}, of ${streamed.repetitions} for frames, in one run`
    process.stdout.write(`\n${said}; Chromium ${browser.version()}, load ${load} at the end.\n`)
  } finally {
    await browser.close()
  }
}

async function measureCharts({ page, hasUplot }: BenchPage): Promise<void> {
  printHead('a chart of 1,000 × 400 pixels', ...counts.map((count) => `${count.toLocaleString('en-US')} points`))
  const floor = await times(page, 'bench.empty()')
  printRow('an empty page: painted, ms', spread(floor, 1), '', '', '')
  const chartjs = { tuned: 'Chart.js, tuned', decimated: 'Chart.js, with its decimation' }
  const names = { ours: 'this chart', ...chartjs, ...(hasUplot ? { uplot: 'uPlot' } : {}) }
  const largest: Record<string, number> = {}
  for (const [name, title] of Object.entries(names)) {
    const bars = name === 'ours' ? ['≤ 100 at 1 M', '–', '–'] : []
    largest[name] = await measureChart(page, name, title, bars)
  }
  printTimes('tuned Chart.js, times this chart at 1 M', largest, 0, '≥ 10')
  printTimes('  both beyond an empty page', largest, quantile(floor, 0.5), '')
  const several = []
  for (const count of counts)
    several.push((await heldBy(page, `bench.holdSeveral(${count}, ${seriesOfARun})`)) / count / seriesOfARun)
  const cells = several.map((each) => each.toFixed(1))
  printRow(`this chart, ${seriesOfARun} series: bytes a point each`, ...cells, '≤ 12')
}

/** @returns milliseconds until most points were painted: the median */
async function measureChart(page: Page, name: string, title: string, bars: readonly string[]): Promise<number> {
  const figures = { painted: [] as string[], append: [] as string[], heap: [] as string[] }
  let last = NaN
  for (const count of counts) {
    const painted = await times(page, `bench.draw('${name}', ${count})`)
    last = quantile(painted, 0.5)
    figures.painted.push(spread(painted, 1))
    figures.append.push(spread(await times(page, `bench.append('${name}', ${count}, ${appended})`), 2))
    figures.heap.push(((await heldBy(page, `bench.hold('${name}', ${count})`)) / count).toFixed(1))
  }
  printRow(`${title}: painted, ms`, ...figures.painted, bars[0] ?? '')
  printRow('  one more point, ms', ...figures.append, bars[1] ?? '')
  printRow('  heap, bytes a point', ...figures.heap, bars[2] ?? '')
  return last
}

/** @param floor milliseconds that both are less */
function printTimes(
  name: string,
  { ours = NaN, tuned = NaN }: Record<string, number>,
  floor: number,
  bar: string,
): void {
  printRow(name, '', '', ((tuned - floor) / Math.max(1, ours - floor)).toFixed(1), bar)
}

async function measurePanel(page: Page): Promise<void> {
  const figures = { painted: [] as string[], sent: [] as string[], rate: [] as string[], longest: [] as string[] }
  for (const count of counts) {
    figures.painted.push(spread(await times(page, `bench.panel(${count})`), 1))
    figures.sent.push(spread(await times(page, `bench.transport(${count})`), 1))
    const streams = await streamsInto(page, count)
    figures.rate.push(
      spread(
        streams.map(({ framesPerSecond }) => framesPerSecond),
        1,
      ),
    )
    figures.longest.push(
      spread(
        streams.map(({ longest }) => longest),
        0,
      ),
    )
  }
  printHead('the run panel, seven charts', ...counts.map((count) => `${count.toLocaleString('en-US')} rows`))
  printRow('painted, ms', ...figures.painted, '–')
  printRow('sent by another thread and painted, ms', ...figures.sent, '–')
  printRow(`+${streamed.pointsPerSecond.toLocaleString('en-US')} rows a second: frames/s`, ...figures.rate, '≥ 55')
  printRow('  longest frame, ms', ...figures.longest, '–')
}

/** Streams of points into the panel, one after the other. */
async function streamsInto(page: Page, count: number): Promise<Smoothness[]> {
  const { pointsPerSecond, seconds, repetitions } = streamed
  await page.evaluate(`bench.panel(${count})`)
  const streams: Smoothness[] = []
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const before = count + repetition * pointsPerSecond * seconds * 2
    streams.push(await page.evaluate<Smoothness>(`bench.stream(${before}, ${pointsPerSecond}, ${seconds})`))
  }
  return streams
}

async function measureEvents(page: Page): Promise<void> {
  const { told, visible } = await writtenToVisible(page, writtenEvents)
  printHead(`${writtenEvents} events written, one by one`, 'median', 'p95', 'longest')
  const cells = (values: readonly number[]) => [0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(0))
  printRow('told by the host after, ms', ...cells(told), '–')
  printRow('visible after, ms', ...cells(visible), 'p95 ≤ 100')
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

/** Milliseconds that the page says, each time. */
async function times(page: Page, expression: string): Promise<number[]> {
  const found: number[] = []
  for (let repetition = 0; repetition < repetitions; repetition++) found.push(await page.evaluate<number>(expression))
  return found
}

void main()
