import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { launchVsCode } from '../../e2e/kit/launchVsCode'
import type { VsCodeWindow } from '../../e2e/page/VsCodeWindow'
import { findModels } from '../inference/models'
import { openOurs } from '../inference/ours'
import { readSentences } from '../inference/sentences'
import { outside } from '../../../src/shared/entities/tagType'
import { printHead, printRow, quantile, spread } from '../table'
import { MarkWatch } from './MarkWatch'

const companion = path.resolve('test/bench/preview/echoExtension')
const lines = 2000
const edits = 60
const firsts = 5
/** Milliseconds between two sentences, in which all that came before is read and marked. */
const pause = 1237
/** Characters of a beginning. */
const shortest = 12

/**
 * `npm run bench preview`: entities of a fine-tuned MiniLM in a real VS Code, in a text of 2,000 lines. Goals: 1 s from the
 * command to the first entity of a window, 50 ms from a letter to the first entity of its sentence. What this VS Code
 * itself takes for it is seen by the marks of another extension, which asks no model.
 */
async function main(): Promise<void> {
  const { vscodeTools } = await import('../../../src/build/vscodeTools.mjs')
  const { developmentPython } = await import('../../../src/build/developmentPython.mjs')
  const tools = await vscodeTools((line) => process.stderr.write(`${line}\n`))
  const python = process.env['FINETUNE_PYTHON'] ?? developmentPython()
  if ('missing' in tools) throw new Error(`no real VS Code: ${tools.missing}`)
  if (python === null) throw new Error('there is no Python with the packages that the bench needs')
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-bench-'))
  const project = path.join(folder, 'project')
  const { fineTuned, testFile } = findModels(python, undefined)
  const { all } = await readSentences(testFile, fineTuned)
  makeProject(project, fineTuned, all)
  const keys = await tellingKeys(fineTuned, all)
  const vsCode = await launchVsCode({ tools, extension: { checkout: process.cwd() }, companions: [companion] })
  try {
    const first: number[] = []
    for (let repetition = 0; repetition < firsts; repetition++) {
      const window = await vsCode.openWindow(project)
      first.push(await timeFirst(window))
      if (repetition === firsts - 1) print(first, await timeKeys(window, keys))
      await window.close()
    }
  } finally {
    await vsCode.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function makeProject(project: string, model: string, sentences: readonly string[]): void {
  mkdirSync(project)
  writeFileSync(path.join(project, 'finetune.yaml'), 'task: token-classification\n')
  symlinkSync(path.resolve(model, '..', '..'), path.join(project, 'runs'))
  const text = Array.from({ length: lines }, (_, line) => `${sentences[line % sentences.length]} ${line}`)
  writeFileSync(path.join(project, 'orders.txt'), `${text.join('\n')}\n`)
}

/** Beginnings of sentences in which the model finds nothing, and the letter with which it finds something. */
interface TellingKey {
  readonly beginning: string
  readonly letter: string
}

async function tellingKeys(model: string, all: readonly string[]): Promise<readonly TellingKey[]> {
  const candidate = await openOurs(model, 'int8')
  const isTold = async (text: string) => (await candidate.tags(text)).some((tag) => tag !== outside)
  const found = new Map<string, TellingKey>()
  for (const sentence of all) {
    const ends = Array.from(sentence.matchAll(/[a-z]/gi), ({ index }) => index + 1)
    const end = await firstOf(ends, (length) => isTold(sentence.slice(0, length)))
    if (end === undefined || end < shortest || (await isTold(sentence.slice(0, end - 1)))) continue
    found.set(sentence.slice(0, end), { beginning: sentence.slice(0, end - 1), letter: sentence.slice(end - 1, end) })
    if (found.size === edits) break
  }
  candidate.close()
  return [...found.values()]
}

async function firstOf<T>(values: readonly T[], isOne: (value: T) => Promise<boolean>): Promise<T | undefined> {
  for (const value of values) if (await isOne(value)) return value
  return undefined
}

/** Milliseconds from the command to the first entity, in a window whose inference process has not begun. */
async function timeFirst(window: VsCodeWindow): Promise<number> {
  await window.editor.open('orders.txt')
  await window.page.waitForLoadState('networkidle')
  await window.editor.lines.first().click()
  // The last one is on the command.
  const watch = await MarkWatch.on(window.page, 'click')
  await window.palette.run('Fine-Tuning Lab: Preview entities in selection')
  return watch.elapsed()
}

/** What the companion marks as soon as it hears of it, in the midst of a word as the others. */
const echo: TellingKey = { beginning: 'Nothing of this is marked zz', letter: 'z' }

interface KeyTimes {
  readonly ours: readonly number[]
  readonly echo: readonly number[]
}

async function timeKeys(window: VsCodeWindow, keys: readonly TellingKey[]): Promise<KeyTimes> {
  await window.palette.run('Fine-Tuning Lab: Preview entities in file')
  // Until all of it is read: it spins, and then no more.
  const spinning = window.statusBar.item(/./).locator('.codicon-sync')
  await spinning.waitFor()
  await spinning.waitFor({ state: 'detached', timeout: 300_000 })
  const times = { ours: [] as number[], echo: [] as number[] }
  for (const key of keys) {
    times.ours.push(await timeKey(window, key))
    times.echo.push(await timeKey(window, echo))
  }
  return times
}

/** Milliseconds from a letter to the first mark in its sentence. */
async function timeKey({ page }: VsCodeWindow, { beginning, letter }: TellingKey): Promise<number> {
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.insertText(beginning)
  await page.waitForTimeout(pause)
  const watch = await MarkWatch.on(page, 'keydown')
  await page.keyboard.press(letter)
  return watch.elapsed()
}

function print(first: readonly number[], { ours, echo }: KeyTimes): void {
  printHead('entities in a text of 2,000 lines', 'median (least–most), ms', 'p95, ms')
  const row = (name: string, times: readonly number[], goal: string) =>
    printRow(name, spread(times, 0), quantile(times, 0.95).toFixed(0), goal)
  row('first one after the command', first, '≤ 1,000')
  row('of a sentence, after the letter that makes it', ours, 'p95 ≤ 50')
  row('a mark that another extension puts on a letter', echo, '')
  const load = (loadavg()[0] ?? 0).toFixed(1)
  process.stdout.write(`\n${first.length} windows, ${ours.length} letters each; load ${load} at the end.\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
