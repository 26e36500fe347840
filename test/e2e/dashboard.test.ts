import { beforeAll, describe, expect, it } from 'vitest'
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
})
