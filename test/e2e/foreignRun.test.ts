import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { completed, started, trained, writeRun } from '../unit/runs/fixture'
import { emptyFolder, project } from './kit/project'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

const steps = Array.from({ length: 40 }, (_, index) => index + 1)

/** What Hugging Face's Trainer keeps of a run of forty steps that was evaluated at every tenth. */
function trainerState(): string {
  const history = steps.flatMap((step) => [
    { step, epoch: step / 20, loss: 2 / step, learning_rate: 5e-5 * (1 - step / 40), grad_norm: 1 },
    ...(step % 10 === 0 ? [{ step, epoch: step / 20, eval_loss: 2 / step, eval_f1: step / 50 }] : []),
  ])
  const summary = { step: 40, epoch: 2, train_runtime: 65, train_loss: 0.5 }
  return JSON.stringify({ global_step: 40, max_steps: 40, num_train_epochs: 2, log_history: [...history, summary] })
}

describe('a run of another tool', () => {
  const id = 'elsewhere-trained/output'
  let run: string
  let window: VsCodeWindow
  beforeAll(async () => {
    const folder = project('elsewhere-trained')
    writeRun(path.join(folder, 'runs'), { record: { id: 'ours-1' }, events: [started(), trained(1), completed] })
    run = path.join(folder, 'output')
    mkdirSync(run)
    writeFileSync(path.join(run, 'trainer_state.json'), trainerState())
    window = await vsCode.openWindow(folder)
  })

  it('is told from a folder that has none', async () => {
    await window.palette.run('Fine-Tuning Lab: Open run folder…')
    await window.quickPick.enterPath(path.join(run, '..', '..', path.basename(emptyFolder('no-runs'))))
    await window.notifications.toast('No run is recognised').locator.waitFor()
    await window.notifications.clear()
  })

  it('is opened by its folder and shown with its charts', async () => {
    await window.palette.run('Fine-Tuning Lab: Open run folder…')
    await window.quickPick.enterPath(run)
    await window.runPanel.waitForState('Completed')
    await window.runPanel.waitForText('Hugging Face Trainer')
    await window.runPanel.waitForCurvesFrom(20)
    expect(await window.runPanel.figure('Elapsed').innerText()).toBe('1:05')
    expect(await window.runPanel.button('Resume').count()).toBe(0)
  })

  it('comes back after a reload of the window', async () => {
    await window.reload()
    await window.runPanel.waitForState('Completed')
    await window.runPanel.waitForCurvesFrom(20)
  })

  it('stays in the view, with its tool, for what can be done to it', async () => {
    const views = window.views('Fine-Tuning Lab')
    await views.open()
    await views.row(id).waitForName(/Hugging Face Trainer · completed · 1:05/)
    const menu = await views.row(id).menu()
    expect(menu).toEqual(expect.arrayContaining(['Show run', 'Open log', 'Rename run', 'Tag run', 'Remove from list']))
    for (const command of ['Delete run', 'Resume fine-tuning', 'Open config of run', 'Duplicate config and edit'])
      expect(menu).not.toContain(command)
  })

  it('is compared with one of ours', async () => {
    const views = window.views('Fine-Tuning Lab')
    await views.row(id).click()
    await views.row('ours-1').addToSelection()
    await views.row('ours-1').choose('Compare runs')
    const row = (name: string) => window.runPanel.frame.locator('run-table').first().getByRole('row', { name })
    await row(id).waitFor()
    await row('ours-1').waitFor()
  })

  it('is called as a person calls it, in the view and its tab, and nothing is written to its folder', async () => {
    const views = window.views('Fine-Tuning Lab')
    // Alone: of several that are selected none can be renamed.
    await views.row(id).click()
    await views.row(id).choose('Rename run')
    await window.quickPick.enter('theirs')
    await views.row('theirs').locator.waitFor()
    await window.runPanel.tab('theirs').waitFor()
    expect(readdirSync(run)).toEqual(['trainer_state.json'])
  })

  it('is dimmed while its folder is gone, and leaves the list when it is removed', async () => {
    const views = window.views('Fine-Tuning Lab')
    renameSync(run, `${run}-moved`)
    await views.row('theirs').waitForName(/not there any more/)
    renameSync(`${run}-moved`, run)
    await views.row('theirs').waitForName(/completed/)
    await views.row('theirs').choose('Remove from list')
    await views.row('theirs').locator.waitFor({ state: 'detached' })
    expect(readdirSync(run)).toEqual(['trainer_state.json'])
  })
})
