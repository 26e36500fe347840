import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { project } from './kit/project'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const answer = 'answered by the YAML stand-in'
const vsCode = useVsCode({ isPackaged: true, companions: [path.join(import.meta.dirname, 'kit', 'yamlExtension')] })

describe('the editor of a config', () => {
  let window: VsCodeWindow
  beforeAll(async () => {
    const folder = project('language', { warmup_steps: 0.1, num_train_epochs: 100, evaluation_strategy: 'steps' })
    writeFileSync(path.join(folder, 'other.yaml'), 'learning_rate: 1\n')
    window = await vsCode.openWindow(folder)
    await window.editor.open('finetune.yaml')
  })

  it('shows behind a value what it comes to', async () => {
    await window.editor.lines
      .filter({ hasText: /^warmup_steps:\s0\.1\s*=\s90\ssteps/ })
      .first()
      .waitFor()
  })

  it('shows what a key is in this run, with a picture of the schedule', async () => {
    const hover = await window.editor.hover('warmup_steps')
    await hover
      .getByText(/0\.1 of .*900 steps = 90 steps/)
      .first()
      .waitFor()
    const picture = hover.locator('img')
    await picture.waitFor()
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(360)
    await window.page.keyboard.press('Escape')
  })

  it('mends a key of another name by the keyboard', async () => {
    await window.editor.goToEndOf('evaluation_strategy')
    await window.page.keyboard.press('Home')
    const fixes = await window.editor.showFixes()
    await fixes.getByText('Replace by `eval_strategy`').waitFor()
    await window.page.keyboard.press('Enter')
    await window.editor.line('eval_strategy: steps').waitFor()
    expect(await window.editor.line('evaluation_strategy').count()).toBe(0)
  })

  it('completes a section of keys', async () => {
    await window.editor.goToEndOf('use_cpu')
    await window.page.keyboard.press('Enter')
    await window.page.keyboard.type('section')
    await window.editor.suggestions.filter({ hasText: 'section: checkpoints' }).first().click()
    await window.editor.line('# Checkpoints').waitFor()
    await window.editor.line('save_total_limit: 2').waitFor()
  })

  it('is not answered by an extension that claims YAML', async () => {
    await window.page.keyboard.press('Control+Home')
    expect(await (await window.editor.hover('learning_rate')).innerText()).not.toContain(answer)
    await window.page.keyboard.press('Escape')
    await window.editor.open('other.yaml')
    expect(await (await window.editor.hover('learning_rate')).innerText()).toContain(answer)
    await window.editor.open('finetune.yaml')
  })

  it('previews the schedule, with other warmups beside it', async () => {
    await window.editor.codeLens('Preview schedule').click()
    await window.schedulePreview.figure('Warmup', '90 steps').waitFor()
    expect(await window.schedulePreview.lines()).toEqual(['warmup 0 %', 'warmup 5 %', 'warmup 20 %', 'this config'])
    expect(await window.schedulePreview.summary()).toContain('steps 0 to 900')
  })

  it('says the value under the pointer', async () => {
    const values = await window.schedulePreview.valuesAt(0.5)
    expect(values[0]).toMatch(/^step 4\d\d\b/)
    expect(values).toContain('this config')
  })

  it('follows the config as it is edited', async () => {
    await window.editor.goToEndOf('warmup_steps')
    await window.page.keyboard.press('Backspace')
    await window.page.keyboard.type('2')
    await window.schedulePreview.figure('Warmup', '180 steps').waitFor()
    expect(await window.schedulePreview.lines()).toEqual(['warmup 0 %', 'warmup 5 %', 'warmup 10 %', 'this config'])
  })

  it('draws the schedule alone on demand', async () => {
    await window.schedulePreview.comparison.click()
    await window.schedulePreview.lineNames.first().waitFor({ state: 'detached' })
    expect(await window.schedulePreview.summary()).toContain('steps 0 to 900')
  })
})
