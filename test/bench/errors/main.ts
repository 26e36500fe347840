import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { ErrorBrowserMessage } from '../../../src/shared/protocol/errorBrowser'
import { benchScript, heapOf } from '../charts/benchPage'
import { printHead, printRow, quantile, spread } from '../table'
import { readAll } from './readAll'
import { writePredictions } from './writePredictions'

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const examples = 100_000
const repetitions = 9

/**
 * `npm run bench errors`: the error browser with 100,000 examples: the host reads them, the panel takes them in, filters
 * at a key, and scrolls, in headless Chromium. Goals: read in a few seconds and 200 MB, a filter painted in 100 ms.
 */
async function main(): Promise<void> {
  if (!existsSync(executable)) {
    process.stderr.write(`No browser at ${executable}: install Debian's chromium, or set CHROMIUM to one.\n`)
    process.exitCode = 1
    return
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-bench-'))
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const file = path.join(folder, 'test.jsonl')
    await writePredictions(file, examples)
    const messages = await measureReading(file)
    await measurePanel(await browser.newPage({ viewport: { width: 1400, height: 900 } }), messages)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const load = (loadavg()[0] ?? 0).toFixed(1)
  process.stdout.write(
    `\nMedian (least–most) of ${repetitions} in one run; Node ${process.version}, load ${load} at the end.\n`,
  )
}

async function measureReading(file: string): Promise<readonly ErrorBrowserMessage[]> {
  const { messages, seconds, cpuSeconds, sent, memory, longestTurn } = await readAll(file)
  printHead(`the host reads ${examples.toLocaleString('en-US')} examples`, 'figure')
  printRow('file, MB', (statSync(file).size / 1e6).toFixed(0), '')
  printRow('seconds, of them on a processor', `${seconds.toFixed(1)}, ${cpuSeconds.toFixed(1)}`, 'a few')
  printRow('more memory at most, MB', (memory / 1e6).toFixed(0), '≤ 200')
  printRow('longest turn of its event loop, ms', longestTurn.toFixed(0), '')
  printRow('sent to the panel, MB', (sent / 1e6).toFixed(0), '')
  return messages
}

async function measurePanel(page: Page, messages: readonly ErrorBrowserMessage[]): Promise<void> {
  await page.setContent('<!doctype html><body class="vscode-dark">')
  await page.addScriptTag({
    content: 'window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })',
  })
  await page.addScriptTag({ content: await benchScript('webview/bench/errors.ts') })
  await page.evaluate('bench.open()')
  const before = await heapOf(page)
  const times: number[] = []
  for (const message of messages) times.push(await page.evaluate<number>(`bench.receive(${written(message)})`))
  times.push(await page.evaluate<number>('bench.painted()'))
  const heap = (await heapOf(page)) - before
  printHead('the panel', 'painted, ms', 'longest, ms')
  const total = times.reduce((sum, time) => sum + time, 0)
  printRow('all examples taken in', total.toFixed(0), Math.max(...times).toFixed(0), '')
  printRow('its memory, MB', (heap / 1e6).toFixed(0), '', '')
  for (const [name, expressions] of Object.entries(keystrokes)) await measureKey(page, name, expressions)
  for (const pixels of [60, 3000]) await measureScroll(page, pixels)
}

/** What its user does, in turn: the second one takes back what the first did. */
const keystrokes = {
  'a letter of a word': ["bench.type('a')", "bench.type('')"],
  'three letters': ["bench.type('abc')", "bench.type('')"],
  'a kind of error': ["bench.press('error-filters', '.chip')", "bench.press('error-filters', '.chip')"],
  'errors only, and all': [
    "bench.press('error-filters', 'input[type=checkbox]')",
    "bench.press('error-filters', 'input[type=checkbox]')",
  ],
  'a cell of the matrix': [
    "bench.press('confusion-filter', 'td button')",
    "bench.press('confusion-filter', 'td button')",
  ],
  'another order': ["bench.choose('error-filters', 1, 'surest')", "bench.choose('error-filters', 1, 'loss')"],
} as const

async function measureKey(page: Page, name: string, expressions: readonly string[]): Promise<void> {
  const times: number[] = []
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const expression of expressions) times.push(await page.evaluate<number>(expression))
  printRow(name, spread(times, 0), quantile(times, 1).toFixed(0), name === 'another order' ? '' : '≤ 100')
}

async function measureScroll(page: Page, pixels: number): Promise<void> {
  const { framesPerSecond, longest } = await page.evaluate<{ framesPerSecond: number; longest: number }>(
    `bench.scroll(${pixels}, 3)`,
  )
  printRow(`scrolled by ${pixels} pixels a frame: frames/s`, framesPerSecond.toFixed(0), longest.toFixed(0), '≥ 55')
}

/** As an expression of the page. */
function written(message: ErrorBrowserMessage): string {
  return JSON.stringify(message, (_, value: unknown) =>
    value instanceof ArrayBuffer ? { base64: Buffer.from(value).toString('base64') } : value,
  )
}

void main()
