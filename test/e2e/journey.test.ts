import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { project, untilTheEnd, watched, watchedSteps } from './kit/project'
import { checkpointsOf, eventsOf, runOf } from './kit/runFolder'
import { trainerVariables, useVsCode } from './kit/useVsCode'
import type { TreeRow } from './page/TreeRow'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode({ isPackaged: true, asksForTrust: true })

describe('from data to a model, as installed by its users', () => {
  let folder: string
  let config: string
  let window: VsCodeWindow
  let row: TreeRow
  beforeAll(async () => {
    folder = project('journey', watched)
    config = readFileSync(path.join(folder, 'finetune.yaml'), 'utf8')
    rmSync(path.join(folder, 'finetune.yaml'))
    window = await vsCode.openWindow(folder)
    row = window.views('Fine-Tuning Lab').row('journey-')
  })

  it('says nothing before the folder is trusted', async () => {
    await window.dialog.answer('Yes, I trust')
    expect(await window.notifications.all.allInnerTexts()).toEqual([])
  })

  it('makes a project for a data file, with the config in front', async () => {
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').welcomeButton('New fine-tuning project').click()
    await window.quickPick.choose('From a data file of mine')
    await window.quickPick.choose('train.conll')
    await window.quickPick.choose(folder)
    await window.editor.tab('finetune.yaml').waitFor()
    await window.editor.lines.filter({ hasText: 'train_file' }).first().waitFor()
  })

  it('saves the edited config, starts from the palette, and fills the three charts', async () => {
    await window.editor.replaceText(config)
    await window.palette.run('Fine-Tuning Lab: Start fine-tuning')
    await window.runPanel.waitForState('Running')
    await window.runPanel.waitForCurvesFrom(200)
    expect(Math.min(...(await window.runPanel.paintedPixels()))).toBeGreaterThan(1000)
    expect(readFileSync(path.join(folder, 'finetune.yaml'), 'utf8')).toBe(config)
    expect(eventsOf(runOf(folder))[0]).toMatchObject({ type: 'started', resumed_from_step: null })
  })

  it('shows the run in its view and in the status bar', async () => {
    await row.waitForName(/running · step [\d,]+ of 8,000/)
    await window.statusBar.item(/step [\d,]+ of 8,000 · loss [\d.]+/).waitFor()
    expect(await row.menu()).toEqual(expect.arrayContaining(['Show run', 'Open log', 'Stop fine-tuning']))
    expect(await window.runPanel.scoreRows()).toHaveLength(2)
  })

  it('is full again after the window was reloaded', async () => {
    await window.reload()
    await window.runPanel.tab(path.basename(runOf(folder))).waitFor()
    await window.runPanel.waitForState('Running')
    await window.runPanel.waitForCurvesFrom(200)
    await window.statusBar.item(/step [\d,]+ of 8,000/).waitFor()
  })

  it('stops and saves from the palette', async () => {
    await window.palette.run('Fine-Tuning Lab: Stop fine-tuning')
    await window.quickPick.choose('Stop and save')
    await window.runPanel.waitForState('Stopped')
    await row.waitForName(/stopped · step [\d,]+ of 8,000/)
    await window.statusBar.item('stopped').waitFor()
    const finished = eventsOf(runOf(folder)).at(-1)
    expect(finished).toMatchObject({ type: 'finished', reason: 'stopped' })
    expect(checkpointsOf(runOf(folder))).toContain(finished?.type === 'finished' ? finished.step : 0)
  })

  it('goes on from there to the end', async () => {
    const stoppedAt = checkpointsOf(runOf(folder)).at(-1)
    await row.choose('Resume fine-tuning')
    await window.runPanel.waitForState('Running')
    await row.waitForName(/running/)
    await window.runPanel.waitForState('Completed', untilTheEnd)
    await row.waitForName(/completed · step 8,000 of 8,000 · F1 macro \d/)
    await window.statusBar.item(/completed · F1 macro \d/).waitFor()
    expect(await window.runPanel.figure('Step').innerText()).toBe('8,000')
    await window.runPanel.waitForCurvesFrom(200)
    expect(await window.runPanel.summary('F1 on validation')).toContain('at step 8,000;')
    const events = eventsOf(runOf(folder))
    expect(events.filter(({ type }) => type === 'started').at(-1)).toMatchObject({ resumed_from_step: stoppedAt })
    expect(events.at(-1)).toMatchObject({ type: 'finished', reason: 'completed', step: watchedSteps })
  })

  it('opens in TensorBoard', async () => {
    const [tensorBoard] = await Promise.all([
      window.page.context().waitForEvent('page'),
      row.choose('Open in TensorBoard'),
    ])
    await tensorBoard.getByText('TensorBoard').first().waitFor()
    await tensorBoard.close()
  })

  it('is deleted from its menu, after a question', async () => {
    const run = runOf(folder)
    await row.choose('Delete run')
    expect(await window.dialog.text()).toContain(`Delete ${path.basename(run)} with its model and checkpoints?`)
    await window.dialog.answer('Delete for good')
    await row.locator.waitFor({ state: 'detached' })
    expect(existsSync(run)).toBe(false)
  })
})

describe('a run started by the command line of a terminal', () => {
  let folder: string
  let window: VsCodeWindow
  let row: TreeRow
  beforeAll(async () => {
    folder = project('terminal', { ...watched, max_steps: 1000 })
    window = await vsCode.openWindow(folder)
    await window.dialog.answer('Yes, I trust')
    await window.views('Fine-Tuning Lab').open()
    row = window.views('Fine-Tuning Lab').row('terminal-')
  })

  it('appears by itself and is followed to its end', async () => {
    const command = vsCode.installedFile('media', 'bin', 'finetune')
    const words = ['start', 'finetune.yaml', '--detach']
    await promisify(execFile)(command, words, { cwd: folder, env: { ...process.env, ...trainerVariables() } })
    await row.waitForName(/running · step \d+ of 1,000/)
    await window.statusBar.item(/step \d+ of 1,000/).waitFor()
    await row.waitForName(/completed/, untilTheEnd)
  })

  it('is said to have ended, since its panel was not in view, and shown on demand', async () => {
    const toast = window.notifications.toast(/terminal-.* completed · best F1 macro \d/)
    expect(await toast.buttons()).toEqual(['Show run'])
    await toast.press('Show run')
    await window.runPanel.waitForState('Completed')
  })
})

describe('a folder that is not trusted', () => {
  let window: VsCodeWindow
  let folder: string
  beforeAll(async () => {
    folder = project('restricted')
    window = await vsCode.openWindow(folder)
    await window.dialog.answer('No, I don')
    await window.statusBar.item('Restricted Mode').waitFor()
  })

  it('is told of in the view', async () => {
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').welcome.filter({ hasText: 'Restricted Mode' }).waitFor()
  })

  it('starts nothing, and says why', async () => {
    await window.palette.run('Fine-Tuning Lab: Start fine-tuning')
    const toast = window.notifications.toast('This workspace is in Restricted Mode')
    expect(await toast.buttons()).toEqual(['Manage trust'])
    expect(existsSync(path.join(folder, 'runs'))).toBe(false)
    await toast.press('Manage trust')
    await window.page.getByText('You are in Restricted Mode').waitFor()
  })
})
