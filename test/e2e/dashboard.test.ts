import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../src/shared/protocol/event'
import { completed, started, writeRun } from '../unit/runs/fixture'
import { project } from './kit/project'
import { addScoredRun } from './kit/scoredRun'
import { useVsCode } from './kit/useVsCode'
import { curves, WrittenRun } from './kit/writtenRun'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

describe('the dashboard of a run', () => {
  let folder: string
  let window: VsCodeWindow
  const frame = () => window.runPanel.frame
  const showAll = () => frame().getByRole('button', { name: 'Show all' })
  beforeAll(async () => {
    folder = project('board')
    addScoredRun(folder, 'board-1', 0.9, 0.001)
    addScoredRun(folder, 'board-2', 0.8, 0.002)
    window = await vsCode.openWindow(folder)
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').row('board-1').click()
    await window.runPanel.waitForState('Completed')
  })

  it('zooms and moves by the keyboard, in all charts at once', async () => {
    const charts = frame().locator('line-chart')
    const number = await charts.count()
    const waitForAll = (steps: string) =>
      expect
        .poll(() => window.runPanel.chart(new RegExp(`, steps ${steps}[.;]`)).count(), { timeout: 20_000 })
        .toBe(number)
    expect(number).toBeGreaterThan(5)
    await waitForAll('0 to 100')
    await window.runPanel.chart(/^Loss, line chart/).focus()
    await window.page.keyboard.press('+')
    await waitForAll('25 to 75')
    await window.page.keyboard.press('Shift+ArrowRight')
    await waitForAll('35 to 85')
    await window.page.keyboard.press('-')
    await waitForAll('0 to 100')
    await window.page.keyboard.press('+')
    await showAll().waitFor()
    await window.page.keyboard.press('0')
    await showAll().waitFor({ state: 'detached' })
    await waitForAll('0 to 100')
  })

  it('says by the keyboard what each chart has at a step', async () => {
    await window.runPanel.chart(/^Loss, line chart/).focus()
    await window.page.keyboard.press('End')
    await frame().locator('line-chart [aria-live]').getByText(/100/).first().waitFor()
    const pointed = () => frame().locator('line-chart .crosshair').count()
    await expect.poll(pointed, { timeout: 20_000 }).toBe(await frame().locator('line-chart').count())
    await window.page.keyboard.press('Escape')
    await expect.poll(pointed, { timeout: 20_000 }).toBe(0)
  })

  it('has its charts along epochs, and remembers it in the workspace', async () => {
    await frame().getByLabel('Axis').selectOption('epoch')
    await window.runPanel.chart(/^Loss, line chart, epochs 0.00 to 10.00/).waitFor()
    await window.reload()
    await window.runPanel.chart(/^Loss, line chart, epochs 0.00 to 10.00/).waitFor()
    await frame().getByLabel('Axis').selectOption('step')
    await window.runPanel.chart(/^Loss, line chart, steps 0 to 100/).waitFor()
  })

  it('has a chart as a table behind one key', async () => {
    await window.runPanel.chart(/^F1 on validation, line chart/).focus()
    await window.page.keyboard.press('t')
    await frame().getByRole('dialog').getByText('90.0').first().waitFor()
    await window.page.keyboard.press('Escape')
    await frame().getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('compares two runs: scores beside the keys that differ, and by how much they differ from the reference', async () => {
    const views = window.views('Fine-Tuning Lab')
    await views.row('board-1').click()
    await views.row('board-2').addToSelection()
    await views.row('board-2').choose('Compare runs')
    const row = (id: string) => frame().locator('run-table').first().getByRole('row', { name: id })
    await row('board-1').waitFor()
    await frame().getByRole('radio', { name: 'Compare the others with board-2' }).first().check()
    await row('board-1').getByText('+10.0').first().waitFor()
    await row('board-2').getByText('reference').waitFor()
    const cells = await row('board-1').getByRole('cell').allInnerTexts()
    expect(cells.slice(0, 3)).toEqual(['90.0', '+10.0', '0.001'])
    await frame().getByRole('columnheader', { name: 'learning_rate' }).waitFor()
    expect(await frame().locator('line-chart').count()).toBeGreaterThan(5)
  })

  it('has the name that a run is given in its tab and its header at once', async () => {
    const views = window.views('Fine-Tuning Lab')
    await views.row('board-1').click()
    await window.runPanel.tab('board-1').waitFor()
    await views.row('board-1').choose('Rename run')
    await window.quickPick.enter('baseline')
    await window.runPanel.tab('baseline').waitFor()
    await frame().getByRole('heading', { name: 'baseline' }).waitFor()
    await frame().getByText('board-1').first().waitFor()
    await window.runPanel.tab('Compare 2 runs').click()
    await frame().locator('run-table').first().getByRole('row', { name: 'baseline' }).waitFor()
  })

  it('shows a run whose tab was out of sight at a reload in one tab, not in two', async () => {
    await window.reload()
    const views = window.views('Fine-Tuning Lab')
    await frame().locator('run-table').first().waitFor()
    await views.open()
    await views.row('baseline').click()
    await frame().getByRole('heading', { name: 'baseline' }).waitFor()
    await expect.poll(() => window.runPanel.tab('baseline').count()).toBe(1)
  })

  it('shows the line of the log that a failure came of, and goes to it', async () => {
    const traceback =
      'Traceback (most recent call last):\n  File "/lab/loop.py", line 12, in step\nValueError: no head\n'
    const failed: RunEvent = { type: 'failed', time: 1001, code: 'internal-error', message: 'It failed.', hint: '' }
    const record = { id: 'board-3', name: 'board', created: '2026-11-23T10:00:00.000Z' }
    const run = writeRun(path.join(folder, 'runs'), { record, events: [started(), failed] })
    writeFileSync(path.join(run, 'log.txt'), `Loading\n${traceback}It failed.\n`)
    await window.views('Fine-Tuning Lab').row('board-3').click()
    await frame().getByText('File "/lab/loop.py", line 12, in step').waitFor()
    await frame()
      .getByRole('button', { name: /ValueError: no head/ })
      .click()
    await window.editor.tab('log.txt').waitFor()
    await window.statusBar.item(/Ln 4, /).waitFor()
  })
})

describe('the dashboard of a run that goes on', () => {
  let folder: string
  let window: VsCodeWindow
  let run: WrittenRun
  const waitForStep = async (step: number) => {
    await window.runPanel.figure('Step').getByText(String(step), { exact: true }).waitFor()
    await window.runPanel.chart(new RegExp(`^Loss, line chart, .* at step ${step}`)).waitFor()
  }
  beforeAll(async () => {
    folder = project('growing')
    run = await WrittenRun.start(folder, 'growing-1')
    run.say(...curves(1, 10, 0.9))
    window = await vsCode.openWindow(folder)
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').row('growing-1').click()
    await window.runPanel.waitForState('Running')
  })
  afterAll(() => run.letGo())

  it('grows with it', async () => {
    await waitForStep(10)
    run.say(...curves(11, 30, 0.9))
    await waitForStep(30)
    await window.runPanel.chart(/^F1 on validation, line chart, .* at step 20/).waitFor()
    expect(Math.min(...(await window.runPanel.paintedPixels()))).toBeGreaterThan(500)
  })

  it('comes back after a reload in the middle of it, and goes on', async () => {
    await window.reload()
    await window.runPanel.tab('growing-1').waitFor()
    await window.runPanel.waitForState('Running')
    await waitForStep(30)
    run.say(...curves(31, 60, 0.9))
    await waitForStep(60)
    await window.runPanel.chart(/^F1 on validation, line chart, .* at step 60/).waitFor()
  })

  it('says that it has ended when it has', async () => {
    run.say(...curves(61, 100, 0.9), completed)
    await window.runPanel.waitForState('Completed')
    await waitForStep(100)
  })
})
