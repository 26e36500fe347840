import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFindings } from './kit/axe'
import { project } from './kit/project'
import { setTheme, themes } from './kit/theme'
import { tinySentences } from '../tinyProject'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

// What a row says of itself while the mouse rests on it would lie over the rows below.
const vsCode = useVsCode({ settings: { 'workbench.hover.delay': 600_000 } })

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

const spans = '{"text": "De Brest à Nice", "entities": [[3, 8, "DEPART"], [11, 15, "ARRIVEE"]]}\n'

describe('a data file in the editor', () => {
  let window: VsCodeWindow
  beforeAll(async () => {
    const folder = project('data-files')
    writeFileSync(path.join(folder, 'train.conll'), sentences)
    writeFileSync(path.join(folder, 'spans.jsonl'), spans)
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
    const isLikeNice = async () => {
      const colours = await window.editor.backgrounds()
      return colours.length === 8 && colours[0] === colours[4]
    }
    // Half of a label is a label of its own.
    await expect.poll(isLikeNice).toBe(true)
  })

  it('has its entities named where the text of a record has them', async () => {
    await window.editor.open('spans.jsonl')
    await expect.poll(() => window.editor.entities(), { timeout: 20_000 }).toEqual(['DEPART', 'ARRIVEE'])
  })

  it('leaves files of other records as they are', async () => {
    await window.editor.open('notes.jsonl')
    expect(await window.editor.backgrounds()).toEqual([])
  })
})

describe('the statistics of data', () => {
  let folder: string
  let window: VsCodeWindow
  const frame = () => window.runPanel.frame
  beforeAll(async () => {
    folder = project('data-statistics', { max_seq_length: 8 })
    writeFileSync(path.join(folder, 'train.conll'), tinySentences(0, 48) + tinySentences(50, 51))
    window = await vsCode.openWindow(folder)
    await window.editor.open('finetune.yaml')
    await window.editor.codeLens('Data statistics').click()
    await frame().locator('name-section table').first().waitFor()
  })

  it('have the counts of each split, in tokens of the model', async () => {
    const row = (name: string | RegExp) => frame().getByRole('row', { name }).first()
    // Of 49 training sentences a quarter is set aside.
    expect(await row(/^Sentences \d/).innerText()).toMatch(/Sentences\s+3[67]\s+1[23]\s+12$/)
    await frame()
      .getByText(/In tokens of .*tiny/)
      .waitFor()
    expect(await row('8 in the config').innerText()).toMatch(/\d+\s+\d+\s+\d/)
  })

  it('say what another max_seq_length would cut', async () => {
    await frame().getByLabel('Try max_seq_length').fill('512')
    await frame().getByRole('row', { name: '512 tried 0 0' }).waitFor()
  })

  it('lead to a sentence that is in train and test', async () => {
    await frame().getByRole('button', { name: 'test:15', exact: true }).click()
    await window.editor.tab('test.conll').waitFor()
    await window.editor.line('billet').first().waitFor()
  })

  it('are read again when a file is saved', async () => {
    await window.editor.goToEndOf('50')
    await window.page.keyboard.press('Home')
    await window.page.keyboard.insertText('x')
    await window.page.keyboard.press('Control+S')
    await frame().getByText('No sentence is there more than once.').waitFor()
  })

  it.each(themes)('have nothing that axe-core finds in $name', async (theme) => {
    setTheme(folder, theme)
    expect(await accessibilityFindings(frame(), theme, 'length-section')).toEqual([])
  })
})
