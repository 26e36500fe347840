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

const lines = 2000
const edits = 60
const firsts = 5
/** Milliseconds between two edits. */
const pause = 237

/**
 * `npm run bench preview`: entities of a fine-tuned MiniLM in a real VS Code, in a text of 2,000 lines. Goals: 1 s from the
 * command to the first entity of a window, 50 ms from a keystroke to the entities of what it typed.
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
  const typed = await withEntities(fineTuned, all)
  const vsCode = await launchVsCode({ tools, extension: { checkout: process.cwd() } })
  try {
    const first: number[] = []
    for (let repetition = 0; repetition < firsts; repetition++) {
      const window = await vsCode.openWindow(project)
      first.push(await timeFirst(window))
      if (repetition === firsts - 1) print(first, await timeEdits(window, typed))
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

/** Sentences that the text has not, and in which the model finds something. */
async function withEntities(model: string, sentences: readonly string[]): Promise<readonly string[]> {
  const candidate = await openOurs(model, 'int8')
  const found: string[] = []
  for (const sentence of sentences.map((text) => `${text} encore`)) {
    const tags = await candidate.tags(sentence)
    if (tags.some((tag) => tag !== outside)) found.push(sentence)
    if (found.length === edits) break
  }
  candidate.close()
  return found
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

/** Milliseconds from just before a sentence is put into an empty line to its first entity. */
async function timeEdits(window: VsCodeWindow, sentences: readonly string[]): Promise<readonly number[]> {
  const { page } = window
  await window.palette.run('Fine-Tuning Lab: Preview entities in file')
  // Until all of it is read: nothing spins any more.
  await window.statusBar.item(/./).locator('.codicon-sync').waitFor({ state: 'detached', timeout: 300_000 })
  const times: number[] = []
  for (const sentence of sentences) {
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(pause)
    const watch = await MarkWatch.on(page, 'now')
    await page.keyboard.insertText(sentence)
    times.push(await watch.elapsed())
  }
  return times
}

function print(first: readonly number[], edited: readonly number[]): void {
  printHead('entities in a text of 2,000 lines', 'median (least–most), ms', 'p95, ms')
  printRow('first one after the command', spread(first, 0), quantile(first, 0.95).toFixed(0), '≤ 1,000')
  printRow('of what is typed, after the key', spread(edited, 0), quantile(edited, 0.95).toFixed(0), 'p95 ≤ 50')
  const load = (loadavg()[0] ?? 0).toFixed(1)
  process.stdout.write(`\n${first.length} windows, ${edited.length} edits; load ${load} at the end.\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
