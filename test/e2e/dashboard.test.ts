import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../src/shared/protocol/event'
import { started, writeRun } from '../unit/runs/fixture'
import { project } from './kit/project'
import { addScoredRun } from './kit/scoredRun'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

describe('the dashboard of a run', () => {
  let folder: string
  let window: VsCodeWindow
  const frame = () => window.runPanel.frame
  const showAll = () => frame().getByRole('button', { name: 'Show all' })
  beforeAll(async () => {
    folder = project('board')
    addScoredRun(folder, 'board-1', 0.9)
    addScoredRun(folder, 'board-2', 0.8)
    window = await vsCode.openWindow(folder)
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').row('board-1').click()
    await window.runPanel.waitForState('Completed')
  })

  it('zooms by the keyboard, and shows all again', async () => {
    await window.runPanel.chart(/^Loss, line chart, steps 0 to 100/).focus()
    await window.page.keyboard.press('+')
    await showAll().waitFor()
    await window.page.keyboard.press('0')
    await showAll().waitFor({ state: 'detached' })
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

  it('compares two runs, one of them the reference', async () => {
    const views = window.views('Fine-Tuning Lab')
    await views.row('board-1').click()
    await views.row('board-2').addToSelection()
    await views.row('board-2').choose('Compare runs')
    const row = (id: string) => frame().locator('run-table').first().getByRole('row', { name: id })
    await row('board-1').waitFor()
    await frame().getByRole('radio', { name: 'Compare the others with board-2' }).first().check()
    await row('board-1').getByText('+10.0').first().waitFor()
    await row('board-2').getByText('reference').waitFor()
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
