import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFindings } from './kit/axe'
import { emptyFolder } from './kit/project'
import { runOf } from './kit/runFolder'
import { setTheme, themes } from './kit/theme'
import { trainedProject } from './kit/trainedProject'
import { useVsCode } from './kit/useVsCode'
import { TokenPanel } from './page/TokenPanel'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

describe('tokens and scores', () => {
  let folder: string
  let run: string
  let window: VsCodeWindow
  let tokens: TokenPanel
  beforeAll(async () => {
    folder = trainedProject('tokens')
    run = runOf(folder)
    cpSync(run, `${run}-twin`, { recursive: true })
    writeFileSync(path.join(folder, 'orders.txt'), 'billet 7 de Paris à Lyon\nbillet 8 de Brest à Nancy\n')
    window = await vsCode.openWindow(folder)
    tokens = new TokenPanel(window.page)
    await window.editor.open('orders.txt')
  }, 240_000)

  it('are shown of what is selected in an editor', async () => {
    await window.editor.line('billet 7').click()
    await window.palette.run('Fine-Tuning Lab: Show tokens and scores')
    await expect.poll(() => tokens.entities(), { timeout: 30_000 }).toEqual(['DEPART', 'ARRIVEE'])
    expect(await tokens.box.inputValue()).toBe('billet 7 de Paris à Lyon')
    await tokens.frame.getByText('Selected in orders.txt, and follows its edits.').waitFor()
  })

  it('tell the logits, the softmax and the label of a word, and which sub-token decides', async () => {
    await tokens.word(/^Lyon, B-ARRIVEE [\d.]+ %$/).click()
    await tokens
      .stages()
      .getByText(/^The first of \d sub-tokens decides/)
      .waitFor()
    const rows = await tokens.stages().locator('tbody tr').allInnerTexts()
    expect(rows.map((row) => row.split(/\s/)[0])).toEqual(['O', 'B-ARRIVEE', 'I-ARRIVEE', 'B-DEPART', 'I-DEPART'])
    for (const row of rows) expect(row).toMatch(/-?\d+\.\d\d\s+[\d.]+ %/)
    const best = tokens.stages().locator('tr.best')
    expect(await best.innerText()).toMatch(/^B-ARRIVEE/)
    await tokens
      .stages()
      .getByText(/^Entity: “Lyon”, ARRIVEE, [\d.]+ %\.$/)
      .waitFor()
  })

  it('tell what the other sub-tokens would have been', async () => {
    await tokens.stages().getByRole('radio').nth(1).check()
    await tokens.stages().getByText('This sub-token does not decide: its label is not used.').waitFor()
  })

  it('are gone through with the keyboard', async () => {
    await tokens.word(/^Lyon/).focus()
    await window.page.keyboard.press('ArrowLeft')
    await tokens.frame.getByRole('heading', { name: /^à/ }).waitFor()
    await window.page.keyboard.press('Home')
    await tokens.frame.getByRole('heading', { name: /^billet/ }).waitFor()
  })

  it('follow what is edited in the document', async () => {
    await window.editor.tab('orders.txt').click()
    await window.editor.goToEndOf('billet 7')
    await window.page.keyboard.insertText(' et de Brest')
    await expect.poll(() => tokens.box.inputValue()).toBe('billet 7 de Paris à Lyon et de Brest')
    await tokens.word(/^Brest, /).waitFor()
  })

  it('follow it after a reload of the window', async () => {
    await window.page.keyboard.press('Control+S')
    await expect.poll(() => readFileSync(path.join(folder, 'orders.txt'), 'utf8')).toContain('Lyon et de Brest\n')
    await window.reload()
    await tokens.frame.getByText('Selected in orders.txt, and follows its edits.').waitFor({ timeout: 30_000 })
    await window.editor.goToEndOf('billet 7')
    await window.page.keyboard.insertText(' ou Nice')
    await expect.poll(() => tokens.box.inputValue()).toBe('billet 7 de Paris à Lyon et de Brest ou Nice')
  })

  it('follow what is typed in the panel, which is its own text then', async () => {
    await tokens.box.fill('billet 9 de Tours à Nancy')
    await tokens.word(/^Tours, B-DEPART/).waitFor()
    await tokens.frame.getByText('Selected in').waitFor({ state: 'detached' })
    expect(await tokens.summary.innerText()).toMatch(/^6 words · \d+ sub-tokens · 2 entities$/)
  })

  it('stand beside those of a second model', async () => {
    await tokens.button('Compare with another model').click()
    await window.quickPick.accept(window.quickPick.rowWith('tokens-'))
    await expect.poll(() => tokens.summary.innerText()).toMatch(/^All words are labelled alike/)
    expect(await tokens.entities()).toEqual(['A DEPART', 'B DEPART', 'A ARRIVEE', 'B ARRIVEE'])
    await tokens.stages(1).locator('tbody tr').first().waitFor()
  })

  it('come back when the window is reloaded', async () => {
    await window.reload()
    await expect.poll(() => tokens.entities(), { timeout: 30_000 }).toHaveLength(4)
    expect(await tokens.box.inputValue()).toBe('billet 9 de Tours à Nancy')
  })

  it.each(themes)('have no finding of axe-core in $name', async (theme) => {
    setTheme(folder, theme)
    expect(await accessibilityFindings(tokens.frame, theme, 'word-stages table')).toEqual([])
  })

  it('are tried from the menu of a run, with the text that was typed last', async () => {
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').row(path.basename(run)).choose('Try the model')
    await expect.poll(() => tokens.entities()).toEqual(['DEPART', 'ARRIVEE'])
    expect(await tokens.box.inputValue()).toBe('billet 9 de Tours à Nancy')
  })
})

describe('without a model', () => {
  it('the panel says how to get one', async () => {
    const window = await vsCode.openWindow(emptyFolder('tokens-none'))
    await window.palette.run('Fine-Tuning Lab: Show tokens and scores')
    const tokens = new TokenPanel(window.page)
    await tokens.frame.getByText('There is no model yet').waitFor()
    await tokens.button('Choose model').waitFor()
  })
})
