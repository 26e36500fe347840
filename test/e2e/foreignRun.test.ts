import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from './kit/project'
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
  let run: string
  let window: VsCodeWindow
  beforeAll(async () => {
    const folder = emptyFolder('elsewhere-trained')
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
})
