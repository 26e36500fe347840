import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trainedProject } from './kit/trainedProject'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

// In a browser VS Code would save by itself.
const vsCode = useVsCode({ settings: { 'files.autoSave': 'off' } })
/** Milliseconds in which a model is loaded, on a busy machine. */
const loading = 60_000
/** Bytes of the largest file that VS Code gives extensions the text of. */
const largestDocument = 50 * 1024 * 1024

const copy = 'Fine-Tuning Lab: Copy entities'
const add = 'Fine-Tuning Lab: Add to training data'
const markup = 'billet 7 de [Paris](DEPART) à [Lyon](ARRIVEE)'

describe('what a model finds in a text', () => {
  let folder: string
  let window: VsCodeWindow
  const trainFile = () => readFileSync(path.join(folder, 'train.conll'), 'utf8')
  /** A line that begins with this, brackets and all. */
  const line = (start: string) => window.editor.line(start.replaceAll(/[[\]()]/g, '\\$&'))
  const untitled = () => window.page.locator('.tab[data-resource-name^="Untitled"]').count()
  const clipboard = async () => String(await window.page.evaluate('navigator.clipboard.readText()'))

  beforeAll(async () => {
    folder = trainedProject('add-data')
    writeFileSync(path.join(folder, 'orders.txt'), 'billet 7 de Paris à Lyon\nbillet 800 de Brest à Nancy\n')
    writeFileSync(path.join(folder, 'known.txt'), 'billet 0 de Paris à Lyon\n')
    window = await vsCode.openWindow(folder)
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  }, 240_000)
  beforeEach(async () => {
    await window.notifications.clear()
    await window.palette.run('View: Close All Editors')
    await window.editor.open('orders.txt')
    await window.editor.line('billet 7').click()
  })

  it.each([
    ['CoNLL', 'billet\tO\n7\tO\nde\tO\nParis\tB-DEPART\nà\tO\nLyon\tB-ARRIVEE\n'],
    ['Markup', `${markup}\n`],
  ])('is copied as %s', async (format, text) => {
    await window.palette.run(copy)
    await window.quickPick.choose(format)
    await expect.poll(clipboard, { timeout: loading }).toBe(text)
    await window.statusBar.item(`1 sentence copied as ${format}`).waitFor()
  })

  it('is copied as JSON with places and scores, of two lines with a cursor each', async () => {
    await window.editor.line('billet 800').click({ modifiers: ['Alt'] })
    await window.palette.run(copy)
    await window.quickPick.choose('JSON')
    await window.statusBar.item('2 sentences copied as JSON').waitFor({ timeout: loading })
    const [first, second] = JSON.parse(await clipboard()) as unknown[]
    const paris = { entity_group: 'DEPART', word: 'Paris', start: 12, end: 17 }
    const lyon = { entity_group: 'ARRIVEE', word: 'Lyon', start: 20, end: 24 }
    expect(first).toMatchObject({ text: 'billet 7 de Paris à Lyon', entities: [paris, lyon] })
    expect(second).toMatchObject({ text: 'billet 800 de Brest à Nancy' })
  })

  it('is corrected, then added to the training data, unsaved', async () => {
    const before = trainFile()
    await window.editor.line('billet 800').click()
    await window.palette.run(add)
    await line('billet 800 de [Brest](DEPART)').waitFor({ timeout: loading })
    await window.editor.replaceText('billet 800 de [Brest](DEPRT) à Nancy')
    await window.editor.underlined('warning').first().waitFor()
    await window.editor.replaceText('billet 800 de [Brest](DEPART) à [Nancy')
    await window.editor.underlined('error').first().waitFor()
    await window.page.keyboard.type('](')
    await window.editor.suggestions.filter({ hasText: 'ARRIVEE' }).first().click()
    await line('billet 800 de [Brest](DEPART) à [Nancy](ARRIVEE)').waitFor()
    await window.editor.underlined('error').waitFor({ state: 'hidden' })
    await window.editor.codeLens('Add to training data…').click()
    await window.quickPick.choose('train.conll')
    await window.notifications.toast('1 sentence added to train.conll, not saved yet.').locator.waitFor()
    await expect.poll(untitled).toBe(0)
    expect(trainFile()).toBe(before)
    await window.notifications.toast('not saved yet').press('Save')
    await expect.poll(trainFile).toBe(`${before}billet O\n800 O\nde O\nBrest B-DEPART\nà O\nNancy B-ARRIVEE\n\n`)
  })

  it('is asked about where the file has the sentence already', async () => {
    await window.editor.open('known.txt')
    await window.editor.line('billet 0').click()
    await window.palette.run(add)
    await line('billet 0 de [Paris').waitFor({ timeout: loading })
    await window.palette.run(add)
    await window.quickPick.choose('train.conll')
    expect(await window.dialog.text()).toContain('It has this sentence already: “billet 0 de Paris à Lyon”')
    await window.dialog.answer('Cancel')
    await window.editor.codeLens('Discard').click()
    await expect.poll(untitled).toBe(0)
  })

  it.each([
    ['with a key', () => window.page.keyboard.press('Control+Z')],
    ['in the message', () => window.notifications.toast('not saved yet').press('Undo')],
  ])('is gone from the training data again when that is undone %s', async (_, undo) => {
    const before = trainFile()
    await window.editor.line('billet 800').click()
    await window.palette.run(add)
    await line('billet 800 de [').waitFor({ timeout: loading })
    await window.editor.replaceText('billet 801 de Brest')
    await window.palette.run(add)
    await window.quickPick.choose('train.conll')
    await window.editor.line('801 O').waitFor()
    await undo()
    await window.editor.line('801 O').waitFor({ state: 'detached' })
    await window.palette.run('File: Save')
    expect(trainFile()).toBe(before)
  })

  it('is written to a file that is too large for a document, and taken off it again', async () => {
    const filling = 'mot O\n'.repeat(20) + '\n'
    const large = trainFile() + filling.repeat(Math.ceil(largestDocument / filling.length))
    writeFileSync(path.join(folder, 'train.conll'), large)
    await window.editor.line('billet 800').click()
    await window.palette.run(add)
    await line('billet 800 de [').waitFor({ timeout: loading })
    await window.editor.replaceText('billet 802 de [Brest](DEPART)')
    await window.palette.run(add)
    await window.quickPick.choose('train.conll')
    const toast = window.notifications.toast('1 sentence added to train.conll.')
    await toast.locator.waitFor({ timeout: loading })
    // Not compared as a whole: a difference would be printed.
    expect(trainFile().slice(large.length)).toBe('billet O\n802 O\nde O\nBrest B-DEPART\n\n')
    expect(trainFile().startsWith(large)).toBe(true)
    await toast.press('Undo')
    await expect.poll(() => trainFile() === large, { timeout: loading }).toBe(true)
  })
})
