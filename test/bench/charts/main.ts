import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const counts = [10_000, 100_000, 1_000_000]
const repetitions = 7
const streamed = { pointsPerSecond: 1000, seconds: 3, repetitions: 3 }

/**
 * `npm run bench charts`: time to the painted frame, and frames a second while points come in, in headless Chromium.
 * Goals: 1 M points in 100 ms, 55 frames a second at 1,000 points a second.
 */
async function main(): Promise<void> {
  if (!existsSync(executable)) {
    process.stderr.write(`No browser at ${executable}: install Debian's chromium, or set CHROMIUM to one.\n`)
    process.exitCode = 1
    return
  }
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await openPage(await browser.newPage({ viewport: { width: 1240, height: 900 } }))
    await measurePaint(page)
    await measureStream(page)
    const load = (loadavg()[0] ?? 0).toFixed(1)
    process.stdout.write(`Chromium ${browser.version()}, median of ${repetitions}, load ${load} at the end.\n`)
  } finally {
    await browser.close()
  }
}

async function measurePaint(page: Page): Promise<void> {
  print('Points', 'chart, ms', 'one more, ms', 'panel, ms')
  for (const count of counts) {
    const chart = await median(page, `bench.chart(${count})`)
    const append = await median(page, 'bench.append(10)')
    const panel = await median(page, `bench.panel(${count})`)
    print(count.toLocaleString('en-US'), chart.toFixed(1), append.toFixed(2), panel.toFixed(1))
  }
}

async function measureStream(page: Page): Promise<void> {
  const { pointsPerSecond, seconds } = streamed
  print(`+${pointsPerSecond.toLocaleString('en-US')} points a second`, 'frames/s', 'longest, ms')
  for (const count of counts) {
    await page.evaluate(`bench.panel(${count})`)
    const rates: number[] = []
    const longest: number[] = []
    for (let repetition = 0; repetition < streamed.repetitions; repetition++) {
      const before = count + repetition * pointsPerSecond * seconds * 2
      const smoothness = await page.evaluate<Smoothness>(`bench.stream(${before}, ${pointsPerSecond}, ${seconds})`)
      rates.push(smoothness.framesPerSecond)
      longest.push(smoothness.longest)
    }
    print(`to ${count.toLocaleString('en-US')}`, middle(rates).toFixed(1), middle(longest).toFixed(0))
  }
}

/** What the page's `bench.stream` returns. */
interface Smoothness {
  readonly framesPerSecond: number
  readonly longest: number
}

async function openPage(page: Page): Promise<Page> {
  const { outputFiles } = await build({
    absWorkingDir: path.resolve(__dirname, '..', '..'),
    entryPoints: ['webview/bench/charts.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
  })
  page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error.message}\n`))
  await page.setContent(
    '<style>.alone { width: 1000px; height: 440px; --line-chart-height: 400px }</style><body class="vscode-dark">',
  )
  await page.addScriptTag({
    content: 'window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })',
  })
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  return page
}

async function median(page: Page, expression: string): Promise<number> {
  const times: number[] = []
  for (let repetition = 0; repetition < repetitions; repetition++) times.push(await page.evaluate<number>(expression))
  return middle(times)
}

function middle(values: number[]): number {
  return values.sort((one, other) => one - other)[values.length >> 1] ?? NaN
}

function print(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(14)).join('')}\n`)
}

void main()
