import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../src/shared/protocol/event'
import { completed, started, writeRun } from '../unit/runs/fixture'
import { accessibilityFindings } from './kit/axe'
import { addPredictedRun } from './kit/predictedRun'
import { project } from './kit/project'
import { setTheme, themes } from './kit/theme'
import { useVsCode } from './kit/useVsCode'
import { curves, writePredictions, WrittenRun } from './kit/writtenRun'
import type { VsCodeWindow } from './page/VsCodeWindow'

// What a row says of itself while the mouse rests on it would lie over the rows below.
const vsCode = useVsCode({ settings: { 'workbench.hover.delay': 600_000 } })

const warning: RunEvent = { type: 'warning', time: 1001, code: 'truncated', message: 'Three examples are cut.' }
const note: RunEvent = { type: 'warning', time: 1001, code: 'head-new', message: 'The last layer is new.' }
const best: RunEvent = { type: 'best', time: 1100, step: 100, metric: 'f1_macro', value: 0.9, checkpoint: null }
const failed: RunEvent = {
  type: 'failed',
  time: 1101,
  code: 'loss-not-finite',
  message: 'No number.',
  hint: 'Go slower.',
}

function addRun(folder: string, id: string, events: readonly RunEvent[]): string {
  const record = { id, config: { path: path.join(folder, 'finetune.yaml'), sha256: '00' } }
  return writeRun(path.join(folder, 'runs'), { record, events: [started(), warning, note, ...events] })
}

describe('axe-core finds nothing in what is shown of runs', () => {
  let folder: string
  let window: VsCodeWindow
  let live: WrittenRun
  const views = () => window.views('Fine-Tuning Lab')
  const frame = () => window.runPanel.frame

  beforeAll(async () => {
    folder = project('axe')
    const finished = addRun(folder, 'axe-finished', [...curves(1, 100, 0.9), best, completed])
    writePredictions(finished, [
      ['B-VIA', 'B-VIA'],
      ['B-VIA', 'B-DEPART'],
      ['B-DEPART', 'B-DEPART'],
      ['O', 'B-VIA'],
    ])
    addRun(folder, 'axe-failed', [...curves(1, 40, 0.5), failed])
    live = await WrittenRun.start(folder, 'axe-live')
    live.say(warning, ...curves(1, 50, 0.8))
    window = await vsCode.openWindow(folder)
    await views().open()
    await openPanels()
  })
  afterAll(() => live.letGo())

  async function openPanels(): Promise<void> {
    for (const id of ['axe-live', 'axe-finished', 'axe-failed']) {
      await views().row(id).click()
      await window.runPanel.tab(id).waitFor()
    }
    await views().row('axe-live').click()
    await views().row('axe-finished').addToSelection()
    await views().row('axe-finished').choose('Compare runs')
    await frame().locator('run-table').first().waitFor()
  }

  describe.each(themes)('in $name', (theme) => {
    beforeAll(() => setTheme(folder, theme))

    async function findingsIn(tab: string | RegExp): Promise<readonly string[]> {
      await window.runPanel.tab(tab).click()
      return accessibilityFindings(frame(), theme)
    }

    /** Opens what can be folded out of an element. */
    async function open(element: string): Promise<void> {
      const closed = frame().locator(`${element} details:not([open]) > summary`)
      while ((await closed.count()) > 0) await closed.first().click()
    }

    it('in the panel of a live run', async () => {
      await window.runPanel.tab('axe-live').click()
      await window.runPanel.waitForState('Running')
      expect(await findingsIn('axe-live')).toEqual([])
    })

    it('in the panel of a finished run, all of it open', async () => {
      await window.runPanel.tab('axe-finished').click()
      await window.runPanel.waitForState('Completed')
      await frame().locator('confusion-table table').waitFor()
      await open('message-list')
      await open('chart-controls')
      expect(await findingsIn('axe-finished')).toEqual([])
    })

    it('in the panel of a failed run', async () => {
      await window.runPanel.tab('axe-failed').click()
      await window.runPanel.waitForState('Failed')
      expect(await findingsIn('axe-failed')).toEqual([])
    })

    it('in a chart as a table', async () => {
      await window.runPanel.tab('axe-finished').click()
      await window.runPanel.chart(/^Loss, line chart/).focus()
      await window.page.keyboard.press('t')
      await frame().getByRole('dialog').waitFor()
      expect(await findingsIn('axe-finished')).toEqual([])
      await frame().getByRole('button', { name: 'Close' }).click()
      await frame().getByRole('dialog').waitFor({ state: 'detached' })
    })

    it('in a comparison', async () => {
      expect(await findingsIn('Compare 2 runs')).toEqual([])
    })
  })
})

describe('axe-core finds nothing in the preview of a schedule', () => {
  let folder: string
  let window: VsCodeWindow
  beforeAll(async () => {
    folder = project('axe-schedule')
    window = await vsCode.openWindow(folder)
    await window.editor.open('finetune.yaml')
    await window.palette.run('Fine-Tuning Lab: Preview learning-rate schedule')
    await window.schedulePreview.lineNames.first().waitFor()
  })

  it.each(themes)('in $name', async (theme) => {
    setTheme(folder, theme)
    expect(await accessibilityFindings(window.runPanel.frame, theme)).toEqual([])
  })
})

describe('axe-core finds nothing in the error browser', () => {
  let folder: string
  let window: VsCodeWindow
  beforeAll(async () => {
    folder = project('axe-errors')
    addPredictedRun(folder, 'axe-errors-1', [
      [0, 3, 'O'],
      [1, 5, 'B-VIA'],
      [2, 0, 'B-DEPART'],
      [3, 2, 'B-DEPART'],
    ])
    addPredictedRun(folder, 'axe-errors-2', [])
    window = await vsCode.openWindow(folder)
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').row('axe-errors-1').choose('Browse errors')
    const { frame } = window.runPanel
    await frame.getByLabel('Beside', { exact: true }).selectOption({ label: 'axe-errors-2' })
    await frame.getByRole('button', { name: /^Broken\s*4$/ }).waitFor()
    await frame.getByRole('button', { name: 'Edit' }).click()
    await frame.locator('label-editor table').waitFor()
  })

  it.each(themes)('in $name', async (theme) => {
    setTheme(folder, theme)
    expect(await accessibilityFindings(window.runPanel.frame, theme, 'example-list')).toEqual([])
  })
})
