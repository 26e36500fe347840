import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { processOf } from './kit/processOf'
import { project } from './kit/project'
import { runOf } from './kit/runFolder'
import { trainedProject } from './kit/trainedProject'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()
/** Milliseconds in which a model is loaded or exported, on a busy machine. */
const loading = 60_000

const selection = 'Fine-Tuning Lab: Preview entities in selection'
const wholeFile = 'Fine-Tuning Lab: Preview entities in file'
const order = ['DEPART', 'ARRIVEE']

describe('the entities of a text', () => {
  let folder: string
  let window: VsCodeWindow
  const entities = () => window.editor.entities()

  beforeAll(async () => {
    folder = trainedProject('preview')
    writeFileSync(path.join(folder, 'orders.txt'), 'billet 7 de Paris à Lyon\nbillet 8 de Brest à Nancy\n')
    window = await vsCode.openWindow(folder)
    await window.editor.open('orders.txt')
  }, 240_000)

  it('are marked in what is selected', async () => {
    await window.editor.line('billet 7').click()
    await window.palette.run(selection)
    await expect.poll(entities, { timeout: loading }).toEqual(order)
    await window.statusBar.item('preview-').waitFor()
  })

  it('say in a hover how the model came to them', async () => {
    const hover = await window.editor.hoverIn('billet 7', 'Paris')
    const text = await hover.innerText()
    expect(text).toMatch(/Paris: DEPART, \d/)
    expect(text).toMatch(/B-DEPART\s+[\d.]+ %/)
    expect(text).toMatch(/sub-token\s+id/)
  })

  it('are gone with Escape', async () => {
    await window.editor.line('billet 7').click()
    await window.page.keyboard.press('Escape')
    await expect.poll(entities).toEqual([])
  })

  it('are marked in all of a file, and follow what is typed', async () => {
    await window.palette.run(wholeFile)
    await expect.poll(entities).toEqual([...order, ...order])
    await window.editor.goToEndOf('billet 8')
    await window.page.keyboard.insertText('\nbillet 9 de Tours à Orléans')
    await expect.poll(entities).toEqual([...order, ...order, ...order])
  })

  it('are found on when the process that finds them is killed', async () => {
    const program = vsCode.installedFile('dist', 'inference.js')
    const pid = processOf(program)
    expect(pid).not.toBeNull()
    process.kill(pid ?? NaN, 'SIGKILL')
    await window.editor.goToEndOf('billet 9')
    await window.page.keyboard.insertText('\nbillet 11 de Nancy à Brest')
    await expect.poll(entities, { timeout: loading }).toEqual([...order, ...order, ...order, ...order])
    expect(processOf(program)).not.toBe(pid)
    expect(await window.notifications.all.count()).toBe(0)
  })

  it('are marked in each of several selections, wherever emoji and letters of other scripts stand', async () => {
    await window.palette.run('File: New Untitled Text File')
    await window.editor.replaceText(
      '🎫 ! billet 7 de Paris à Lyon\nbillet 8 de Tours à Sète\n\tתל ! billet 9 de Brest à Nancy',
    )
    await window.editor.line('🎫').click()
    await window.editor.lines.last().click({ modifiers: ['Alt'] })
    await window.palette.run(selection)
    await expect.poll(entities, { timeout: loading }).toEqual([...order, ...order])
  })
})

describe('the entities of a notebook', () => {
  let window: VsCodeWindow
  const entities = () => window.notebook.entities()

  beforeAll(async () => {
    const folder = trainedProject('preview-notebook')
    const cells = ['billet 7 de Paris à Lyon', 'billet 8 de Brest à Nancy']
    writeFileSync(path.join(folder, 'orders.ipynb'), notebookOf(cells))
    window = await vsCode.openWindow(folder)
    await window.notebook.open('orders.ipynb')
  }, 240_000)

  it('are marked in a cell, with their hover', async () => {
    await window.notebook.line('billet 8').click()
    await window.palette.run(selection)
    await expect.poll(entities, { timeout: loading }).toEqual(order)
    const hover = await window.notebook.hoverIn('billet 8', 'Brest')
    expect(await hover.innerText()).toMatch(/Brest: DEPART, \d/)
  })

  it('are marked in all cells, new ones too, and follow what is typed', async () => {
    await window.notebook.line('billet 7').click()
    await window.palette.run(wholeFile)
    await expect.poll(entities).toEqual([...order, ...order])
    await window.palette.run('Notebook: Insert Code Cell Below')
    await expect.poll(() => window.notebook.lines.count()).toBe(3)
    await window.page.keyboard.insertText('billet 9 de Tours à Sète')
    await expect.poll(entities).toEqual([...order, ...order, ...order])
  })

  it('are gone in all cells with Escape', async () => {
    await window.page.keyboard.press('Escape')
    await expect.poll(entities).toEqual([])
  })
})

/** Of raw cells, which are texts in every theme and need no kernel. */
function notebookOf(sources: readonly string[]): string {
  const cells = sources.map((source) => ({ cell_type: 'raw', metadata: {}, source: [source] }))
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 })
}

describe('a model that cannot be asked', () => {
  let folder: string
  let window: VsCodeWindow

  beforeAll(async () => {
    folder = trainedProject('preview-broken')
    writeFileSync(path.join(folder, 'orders.txt'), 'billet 7 de Paris à Lyon\n')
    window = await vsCode.openWindow(folder)
    await window.editor.open('orders.txt')
  }, 240_000)
  beforeEach(() => window.notifications.clear())

  const model = (...names: readonly string[]) => path.join(runOf(folder), 'model', ...names)

  it('is named with the file that is broken, and another can be chosen', async () => {
    for (const name of readdirSync(model('onnx'))) truncateSync(model('onnx', name), 1000)
    await window.palette.run(selection)
    const toast = window.notifications.toast(/The ONNX model .+ cannot be loaded/)
    expect(await toast.buttons()).toEqual(['Export the model', 'Choose model'])
  })

  it('is exported when its ONNX files are not there, and is asked then', async () => {
    rmSync(model('onnx'), { recursive: true })
    await window.palette.run(selection)
    await window.notifications.toast('has no ONNX model').press('Export the model')
    await window.notifications.toast('is ready').locator.waitFor({ timeout: loading })
    await window.palette.run(selection)
    await expect.poll(() => window.editor.entities(), { timeout: loading }).toEqual(order)
  })

  it('is not there yet in a new project, which says how to get one', async () => {
    const empty = project('preview-none')
    const other = await vsCode.openWindow(empty)
    await other.editor.open('train.conll')
    await other.palette.run(wholeFile)
    const toast = other.notifications.toast('There is no model yet')
    expect(await toast.buttons()).toEqual(['Start fine-tuning', 'Choose model'])
  })
})
