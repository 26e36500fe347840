import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, runOf } from './kit/runFolder'
import { trainedProject } from './kit/trainedProject'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()
/** Milliseconds in which a model is exported and loaded, on a busy machine. */
const making = 120_000

const choose = 'Fine-Tuning Lab: Choose model for entities'
const selection = 'Fine-Tuning Lab: Preview entities in selection'

describe('other versions of a model', () => {
  let folder: string
  let window: VsCodeWindow

  beforeAll(async () => {
    folder = trainedProject('versions')
    writeFileSync(path.join(folder, 'orders.txt'), 'billet 7 de Paris à Lyon\n')
    window = await vsCode.openWindow(folder)
    await window.editor.open('orders.txt')
  }, 240_000)

  it('are exported when they are chosen, and mark the text from then on', async () => {
    await window.palette.run(choose)
    await window.quickPick.choose('Another version of a run…')
    await window.quickPick.row('before training').waitFor()
    expect((await window.quickPick.labels())[0]).toBe('step 600')
    await window.quickPick.choose('before training')
    const model = path.join(runOf(folder), 'models', 'step-0', 'onnx', 'model.onnx')
    await expect.poll(() => existsSync(model), { timeout: making }).toBe(true)
    await window.palette.run(selection)
    await window.statusBar.item('before training').waitFor({ timeout: making })
  })

  it('are asked in fp32 as soon as that is set', async () => {
    const item = window.statusBar.item('before training')
    await expect.poll(() => item.innerHTML()).toContain('int8')
    mkdirSync(path.join(folder, '.vscode'))
    writeFileSync(path.join(folder, '.vscode', 'settings.json'), '{ "finetune-lab.entities.exact": true }')
    await expect.poll(() => item.innerHTML(), { timeout: making }).toContain('fp32')
  })

  it('are not made where that is cancelled, and the run stays as it was', async () => {
    const files = () => readdirSync(runOf(folder), { recursive: true }).sort()
    const [before, events] = [files(), eventsOf(runOf(folder))]
    const writing = path.join('model', '.onnx.tmp')
    await window.palette.run('Fine-Tuning Lab: Export model')
    await expect.poll(files, { timeout: making, interval: 20 }).toContain(writing)
    await window.notifications.toast('Exporting').press('Cancel')
    await expect.poll(files, { timeout: making }).toEqual(before)
    expect(eventsOf(runOf(folder))).toEqual(events)
    expect(await window.notifications.all.count()).toBe(0)
  })

  it('may be of a folder without ONNX files, which are made once its user agrees', async () => {
    const theirs = path.join(folder, 'theirs')
    cpSync(path.join(runOf(folder), 'checkpoint-600'), theirs, { recursive: true })
    await window.palette.run(choose)
    await window.quickPick.choose('A model folder…')
    await window.quickPick.enterPath(theirs)
    await window.notifications.toast('has no ONNX model').press('Export the model')
    await window.dialog.answer('Export the model')
    await window.notifications.toast('is ready').locator.waitFor({ timeout: making })
    await window.palette.run(selection)
    await expect.poll(() => window.editor.entities(), { timeout: making }).toEqual(['DEPART', 'ARRIVEE'])
  })
})
