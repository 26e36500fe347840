import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { trainedProject } from './kit/trainedProject'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

describe('the entities of a text', () => {
  let window: VsCodeWindow
  beforeAll(async () => {
    const folder = trainedProject('preview')
    writeFileSync(path.join(folder, 'orders.txt'), 'billet 7 de Paris à Lyon\nbillet 8 de Brest à Nancy\n')
    window = await vsCode.openWindow(folder)
    await window.editor.open('orders.txt')
  }, 240_000)

  it('are marked in what is selected', async () => {
    await window.editor.line('billet 7').click()
    await window.palette.run('Fine-Tuning Lab: Preview entities in selection')
    await expect.poll(() => window.editor.entities(), { timeout: 30_000 }).toEqual(['DEPART', 'ARRIVEE'])
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
    await expect.poll(() => window.editor.entities()).toEqual([])
  })

  it('are marked in all of a file, and follow what is typed', async () => {
    await window.palette.run('Fine-Tuning Lab: Preview entities in file')
    await expect.poll(() => window.editor.entities()).toEqual(['DEPART', 'ARRIVEE', 'DEPART', 'ARRIVEE'])
    await window.editor.goToEndOf('billet 8')
    await window.page.keyboard.insertText('\nbillet 9 de Tours à Orléans')
    await expect.poll(() => window.editor.entities()).toHaveLength(6)
  })
})
