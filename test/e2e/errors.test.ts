import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addPredictedRun } from './kit/predictedRun'
import { project } from './kit/project'
import { useVsCode } from './kit/useVsCode'
import { ErrorBrowser } from './page/ErrorBrowser'
import type { VsCodeWindow } from './page/VsCodeWindow'

// What is corrected is saved by its user.
const vsCode = useVsCode({ settings: { 'files.autoSave': 'off' } })

describe('the error browser', () => {
  let folder: string
  let run: string
  let window: VsCodeWindow
  let errors: ErrorBrowser
  const views = () => window.views('Fine-Tuning Lab')
  const file = () => readFileSync(path.join(folder, 'test.conll'), 'utf8')

  // Sentences are: billet <number> de <DEPART> à <ARRIVEE>, numbers from 48 on.
  beforeAll(async () => {
    folder = project('errors')
    run = addPredictedRun(folder, 'errors-2', [
      [0, 3, 'O'],
      [1, 5, 'B-VIA'],
      [2, 0, 'B-DEPART'],
      [3, 2, 'B-DEPART'],
      [3, 3, 'I-DEPART'],
    ])
    addPredictedRun(folder, 'errors-1', [
      [1, 5, 'O'],
      [5, 3, 'O'],
    ])
    window = await vsCode.openWindow(folder)
    errors = new ErrorBrowser(window.page)
    await views().open()
    await views().row('errors-2').choose('Browse errors')
  })

  it('shows the examples that a model is wrong about, the worst first', async () => {
    await errors.waitForCount('4 of 12 examples')
    const spoken = await errors.rows.locator('.unseen').allInnerTexts()
    expect(spoken.map((text) => /(Missed|Spurious|Wrong label|Wrong boundary): [^,]+/.exec(text)?.[0])).toEqual([
      'Missed: Paris',
      'Wrong label: Paris',
      'Spurious: billet',
      'Wrong boundary: Nancy',
    ])
  })

  it('filters by kind, by words, and with both', async () => {
    await errors.button(/^Missed/).click()
    await errors.waitForCount('1 of 12 examples')
    await errors.button(/^Wrong label/).click()
    await errors.waitForCount('2 of 12 examples')
    await errors.rows.first().focus()
    await window.page.keyboard.press('/')
    await window.page.keyboard.type('billet 49')
    await errors.waitForCount('1 of 12 examples')
    await errors.button('Clear filters').click()
    await errors.waitForCount('4 of 12 examples')
  })

  it('filters by a click in the matrix, and shows all after another one', async () => {
    await errors.openMatrix()
    const cell = errors.button('1 ARRIVEE in the data, VIA for the model')
    await cell.click()
    await errors.waitForCount('1 of 12 examples')
    await errors.row('billet 49').waitFor()
    await cell.click()
    await errors.waitForCount('4 of 12 examples')
  })

  it('is gone through with the keyboard, to the line of the data file', async () => {
    await errors.rows.first().click()
    await errors.rows.first().focus()
    await window.page.keyboard.press('ArrowDown')
    await window.page.keyboard.press('Enter')
    await window.editor.tab('test.conll').waitFor()
    await window.statusBar.item(/^Ln 8, Col 1/).waitFor()
  })

  it('is come back to from a line of the data file', async () => {
    await window.page.keyboard.press('Control+G')
    await window.quickPick.input.fill(':16')
    await window.page.keyboard.press('Enter')
    await window.palette.run('Fine-Tuning Lab: Show line in error browser')
    await errors.frame.locator('.row.active', { hasText: 'billet 50' }).waitFor()
  })

  it('writes the prediction to the data file, undoably, and remembers the mistake', async () => {
    const before = file()
    await errors.row('billet 49').click()
    await errors.button('Accept prediction').click()
    await errors.frame.getByText('Corrected in the data file').waitFor()
    await errors.dataLine('Paris B-VIA').waitFor()
    expect(file()).toBe(before)
    expect(JSON.parse(readFileSync(path.join(run, 'marks.json'), 'utf8'))).toMatchObject({
      mistakes: [{ id: 1, line: 8 }],
    })
    await errors.dataLine('Paris B-VIA').click()
    await window.page.keyboard.press('Control+Z')
    await errors.dataLine('Paris B-VIA').waitFor({ state: 'detached' })
    await errors.frame.getByText('Corrected in the data file').waitFor({ state: 'detached' })
    await errors.frame.locator('.badge', { hasText: 'Labelling mistake' }).waitFor()
  })

  it('writes labels that its user chose word by word', async () => {
    await errors.row('billet 48').click()
    await errors.button('Edit').click()
    await errors.field('New label of de').selectOption('B-ARRIVEE')
    await errors.button('Write to data file').click()
    await errors.dataLine('de B-ARRIVEE').waitFor()
    await errors.dataLine('de B-ARRIVEE').click()
    await window.page.keyboard.press('Control+S')
    await expect.poll(file).toContain('billet O\n48 O\nde B-ARRIVEE\nParis B-DEPART\n')
  })

  it('says what another run fixed and broke', async () => {
    await errors.field('Beside').selectOption({ label: 'errors-1' })
    await errors.button(/^Fixed\s*1$/).click()
    await errors.waitForCount('1 of 12 examples')
    await errors.row('billet 53').waitFor()
    await errors.button(/^Broken\s*3$/).click()
    await errors.waitForCount('3 of 12 examples')
    await errors.button(/^Still wrong\s*1$/).click()
    await errors.row('billet 49').waitFor()
  })

  it('comes back when the window is reloaded', async () => {
    await window.reload()
    await errors.row('billet 49').waitFor()
  })
})

describe('a run without predictions', () => {
  it('says how to get them', async () => {
    const folder = project('errors-none')
    const run = addPredictedRun(folder, 'none-1', [])
    const window = await vsCode.openWindow(folder)
    rmSync(path.join(run, 'predictions'), { recursive: true })
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').row('none-1').choose('Browse errors')
    const errors = new ErrorBrowser(window.page)
    await errors.frame.getByText('This run has no predictions.').waitFor()
    await errors.button('Look again').waitFor()
  })
})
