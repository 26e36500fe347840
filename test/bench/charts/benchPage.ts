import path from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { installPackages } from '../installPackages'

const uplot = 'uplot@1.6.32'

/** A page with the charts that are measured, which are called by `bench.…` in it. */
export interface BenchPage {
  readonly page: Page
  /** Whether uPlot could be installed. */
  readonly hasUplot: boolean
}

export async function openBenchPage(browser: Browser): Promise<BenchPage> {
  const page = await browser.newPage({ viewport: { width: 1240, height: 900 } })
  page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error.message}\n`))
  await page.setContent(
    '<!doctype html><style>.alone { width: 1000px; height: 440px; --line-chart-height: 400px }</style>' +
      '<body class="vscode-dark">',
  )
  const modules = await installPackages([uplot])
  if (modules !== null) await page.addScriptTag({ path: path.join(modules, 'uplot', 'dist', 'uPlot.iife.min.js') })
  await page.addScriptTag({
    content: 'window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })',
  })
  await page.addScriptTag({ content: await benchScript('webview/bench/charts.ts') })
  return { page, hasUplot: modules !== null }
}

/** @param entry from the checkout's folder */
export async function benchScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: path.resolve(__dirname, '..', '..'),
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
  })
  return outputFiles[0]?.text ?? ''
}

/** Bytes that the page's scripts hold once garbage is collected: objects, and the buffers of columns. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  // Buffers are counted by browsers of this year; their protocol's types are older.
  const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number }
  await session.detach()
  return usage.usedSize + (usage.backingStorageSize ?? NaN)
}
