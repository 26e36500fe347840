import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { project } from './kit/project'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

const sentences = `Un O
train O
de O
Brest B-DEPART
à O
Nice B-ARRIVEE

Partir O
de O
Rennes I-DEPART

`

describe('a data file in the editor', () => {
  let window: VsCodeWindow
  beforeAll(async () => {
    const folder = project('data-files')
    writeFileSync(path.join(folder, 'train.conll'), sentences)
    writeFileSync(path.join(folder, 'notes.jsonl'), '{"text": "no entities here", "label": "none"}\n')
    window = await vsCode.openWindow(folder)
    await window.editor.open('train.conll')
  })

  it('has its entities coloured, words and tags of a label alike', async () => {
    await expect.poll(() => window.editor.backgrounds(), { timeout: 20_000 }).toHaveLength(6)
    const [brest, depart, nice, arrivee, rennes] = await window.editor.backgrounds()
    expect([depart, rennes]).toEqual([brest, brest])
    expect(arrivee).toBe(nice)
    expect(nice).not.toBe(brest)
  })

  it('says what a word is and shows its sentence as a text', async () => {
    const hover = await window.editor.hoverIn('Brest', 'Brest')
    expect(await hover.innerText()).toMatch(
      /Brest: DEPART\s+Un train de Brest DEPART à Nice ARRIVEE\s+6 words, 2 entities/,
    )
    await window.page.keyboard.press('Escape')
  })

  it('underlines an entity that begins with I-, and mends it undoably', async () => {
    await window.editor.underlined('warning').first().waitFor()
    await window.editor.goToEndOf('Rennes')
    await window.page.keyboard.press('ArrowLeft')
    await window.editor.mend('Write B-DEPART')
    await window.editor.line('Rennes B-DEPART').waitFor()
    await window.editor.underlined('warning').first().waitFor({ state: 'detached' })
    await window.page.keyboard.press('Control+Z')
    await window.editor.line('Rennes I-DEPART').waitFor()
    await window.editor.underlined('warning').first().waitFor()
  })

  it('has its colours follow what is typed', async () => {
    await window.editor.goToEndOf('train')
    await window.page.keyboard.press('Backspace')
    await window.page.keyboard.type('B-ARRIVEE')
    await expect.poll(() => window.editor.backgrounds()).toHaveLength(8)
    const colours = await window.editor.backgrounds()
    expect(colours[0]).toBe(colours[4])
  })

  it('leaves files of other records as they are', async () => {
    await window.editor.open('notes.jsonl')
    expect(await window.editor.backgrounds()).toEqual([])
  })
})
