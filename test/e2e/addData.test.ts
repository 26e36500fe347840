import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
const sentence = 'billet 800 de Brest à Nancy'
const sentenceMarkup = 'billet 800 de [Brest](DEPART) à Nancy'
const records = '{"text": "Brest", "entities": [[0, 5, "DEPART"]]}\n'
const names = 'Lyon B-DEPART\n'
const table = 'sentence;tags\nLyon;B-DEPART\nde Lyon;O B-DEPART\n'
const markup = 'billet 7 de [Paris](DEPART) à [Lyon](ARRIVEE)'

describe('what a model finds in a text', () => {
  let folder: string
  let window: VsCodeWindow
  const trainFile = () => readFileSync(path.join(folder, 'train.conll'), 'utf8')
  /** A line that begins with this, brackets and all. */
  const line = (start: string) => window.editor.line(start.replaceAll(/[[\]()]/g, '\\$&'))
  const untitled = () => window.page.locator('.tab[data-resource-name^="Untitled"]').count()
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  const openDraft = async () => {
    await window.editor.line('billet 800').click()
    await window.palette.run(add)
    await line('billet 800 de [').waitFor({ timeout: loading })
    await window.editor.replaceText(sentenceMarkup)
  }
  const discard = async () => {
    await window.editor.codeLens('Discard').click()
    await expect.poll(untitled).toBe(0)
  }
  const clipboard = async () => String(await window.page.evaluate('navigator.clipboard.readText()'))

  beforeAll(async () => {
    folder = trainedProject('add-data')
    writeFileSync(path.join(folder, 'orders.txt'), 'billet 7 de Paris à Lyon\nbillet 800 de Brest à Nancy\n')
    writeFileSync(path.join(folder, 'known.txt'), 'billet 0 de Paris à Lyon\n')
    writeData(folder)
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
    await discard()
  })

  it('may be added to the data files of the workspace, and to no others', async () => {
    await openDraft()
    await window.palette.run(add)
    expect(await window.quickPick.labels()).toEqual([
      ...['train.conll', 'more/names.iob', 'more/records.jsonl', 'test.conll'],
      ...['Another file…', 'New file…'],
    ])
    expect(await window.quickPick.box.locator('.quick-input-list-separator').allInnerTexts()).toContain(
      'other data files',
    )
    await window.quickPick.choose('more/records.jsonl')
    await window.notifications.toast('added to more/records.jsonl').press('Save')
    await expect
      .poll(() => read('more/records.jsonl'))
      .toBe(`${records}{"text": "${sentence}", "entities": [[14, 19, "DEPART"]]}\n`)
  })

  it('may first of all be added to the file of last time', async () => {
    await openDraft()
    await window.palette.run(add)
    expect((await window.quickPick.labels()).slice(0, 3)).toEqual([
      'train.conll',
      'more/records.jsonl',
      'more/names.iob',
    ])
    await window.quickPick.dismiss()
    await discard()
  })

  it('is added to another file that is picked, a table', async () => {
    await openDraft()
    await window.palette.run(add)
    await window.quickPick.choose('Another file…')
    await window.quickPick.enterPath(path.join(folder, 'table.csv'))
    await window.notifications.toast('added to table.csv').press('Save')
    await expect.poll(() => read('table.csv')).toBe(`${table}billet 800 de Brest à Nancy;O O O B-DEPART O O\n`)
  })

  it('is added to a new file', async () => {
    await openDraft()
    await window.palette.run(add)
    await window.quickPick.choose('New file…')
    await window.quickPick.enterPath(path.join(folder, 'more', 'added.conll'))
    await window.notifications.toast('added to more/added.conll').press('Save')
    await expect
      .poll(() => read('more/added.conll'))
      .toBe('billet\tO\n800\tO\nde\tO\nBrest\tB-DEPART\nà\tO\nNancy\tO\n')
  })

  it('is told where it is twice, and added once', async () => {
    await openDraft()
    await window.editor.replaceText(`${sentenceMarkup}\n${sentence}`)
    await window.editor.underlined('warning').first().waitFor()
    await window.palette.run(add)
    await window.quickPick.choose('more/names.iob')
    expect(await window.dialog.text()).toContain(`More than once among what is added: “${sentence}”`)
    await window.dialog.answer('Add new ones only')
    await window.notifications.toast('1 sentence added to more/names.iob').press('Undo')
    await window.notifications.clear()
  })

  it('can still be added after a reload of the window, and has the labels of the model', async () => {
    await openDraft()
    await window.reload()
    await window.editor.codeLens('Add to training data…').waitFor()
    await window.editor.replaceText('billet 803 de [Brest](DEPRT)')
    await window.editor.underlined('warning').first().waitFor()
    await window.editor.replaceText('billet 803 de [Brest](DEPART)')
    await window.editor.underlined('warning').first().waitFor({ state: 'hidden' })
    await window.editor.codeLens('Add to training data…').click()
    await window.quickPick.choose('more/names.iob')
    await window.notifications.toast('added to more/names.iob').press('Save')
    await expect.poll(untitled).toBe(0)
    await expect.poll(() => read('more/names.iob')).toBe(`${names}\nbillet O\n803 O\nde O\nBrest B-DEPART\n`)
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

/** Data files beside those that the config names, and others that are none. */
function writeData(folder: string): void {
  const files = {
    'more/names.iob': names,
    'more/records.jsonl': records,
    'more/log.jsonl': '{"step": 1, "loss": 0.5}\n',
    'more/report.bio': 'a report\non biology\n',
    'table.csv': table,
    'node_modules/some/a.conll': names,
    '.hidden/a.conll': names,
    'runs/old.conll': names,
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}
