import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { systemCode } from '../../src/shared/systemError'
import { makeTinyProject } from '../tinyProject'
import { emptyFolder, project, untilTheEnd, watched } from './kit/project'
import { checkpointsOf, eventsOf, runOf, runsOf } from './kit/runFolder'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

function start(window: VsCodeWindow): Promise<void> {
  return window.palette.run('Fine-Tuning Lab: Start fine-tuning')
}

describe('a window without a folder', () => {
  let window: VsCodeWindow
  beforeAll(async () => {
    window = await vsCode.openWindow(null)
  })

  it('is told to open one', async () => {
    await start(window)
    expect(await window.notifications.toast('No folder is open').buttons()).toEqual([
      'Open folder',
      'New fine-tuning project',
    ])
  })

  it('has an unsaved config saved first, since its paths start from its folder', async () => {
    await window.notifications.clear()
    await window.palette.run('File: New Untitled Text File')
    await window.palette.run('Change Language Mode')
    await window.quickPick.input.fill('Fine-tuning config')
    await window.quickPick.rowWith('Fine-tuning config').click()
    await start(window)
    expect(await window.notifications.toast('This config is not saved yet').buttons()).toEqual(['Save as'])
  })
})

describe('a folder without a config', () => {
  it('is offered a project', async () => {
    const window = await vsCode.openWindow(emptyFolder('nothing'))
    await start(window)
    const toast = window.notifications.toast('There is no finetune.yaml in this workspace')
    expect(await toast.buttons()).toEqual(['New fine-tuning project'])
  })
})

describe('a config with errors', () => {
  it('starts nothing and shows them at their place', async () => {
    const folder = project('wrong', { learning_rate: 'fast', max_steps: -5 })
    const window = await vsCode.openWindow(folder)
    await start(window)
    await window.notifications.toast(/finetune\.yaml cannot start: it has 2 errors/).press('Show problems')
    await window.editor.tab('finetune.yaml').waitFor()
    await window.page.locator('.markers-panel').getByText('learning_rate').first().waitFor()
    expect(runsOf(folder)).toEqual([])
  })
})

/**
 * Waits until the explorer has a folder of a workspace file. In a browser VS Code now and then comes up before it can
 * read that file, and stays without folders: what a user does then is to reload.
 */
async function untilFolder(window: VsCodeWindow, name: string): Promise<void> {
  const row = window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first()
  const isEmpty = window.page.getByText('You have not yet added a folder to the workspace.')
  for (let loads = 0; loads < 5; loads++) {
    await row.or(isEmpty).first().waitFor()
    if (await hasCome(row)) return
    await window.reload()
  }
}

/** Whether it comes within the time that a workspace file takes to be read. */
function hasCome(row: Locator): Promise<boolean> {
  return row.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  )
}

describe('two workspace folders', () => {
  it('have their configs listed, the last one first', async () => {
    const folders = ['first', 'second'].map((name) => ({ path: project(name, { max_steps: 5 }) }))
    const workspace = path.join(inject('projects'), 'two.code-workspace')
    writeFileSync(workspace, JSON.stringify({ folders }))
    const window = await vsCode.openWindow(workspace)
    await untilFolder(window, 'first')
    await start(window)
    expect(await window.quickPick.labels()).toEqual(['first/finetune.yaml', 'second/finetune.yaml'])
    await window.quickPick.choose('second/finetune.yaml')
    await window.runPanel.waitForState('Completed', untilTheEnd)
    await start(window)
    expect(await window.quickPick.labels()).toEqual(['second/finetune.yaml', 'first/finetune.yaml'])
    await window.quickPick.dismiss()
  })
})

describe('one folder in two windows', () => {
  let folder: string
  let one: VsCodeWindow
  let other: VsCodeWindow
  beforeAll(async () => {
    folder = project('shared', watched)
    one = await vsCode.openWindow(folder)
    other = await vsCode.openWindow(folder)
  })

  it('asks before a second run takes the device', async () => {
    await start(one)
    await one.runPanel.waitForState('Running')
    await start(other)
    expect(await other.dialog.text()).toContain('is training on this machine')
    await other.dialog.answer('Cancel')
    expect(runsOf(folder)).toHaveLength(1)
  })

  it('has a run of its own if the user wants it, which both windows list', async () => {
    await start(other)
    await other.dialog.answer('Start anyway')
    await other.runPanel.waitForState('Running')
    expect(runsOf(folder)).toHaveLength(2)
    for (const window of [one, other]) {
      const views = window.views('Fine-Tuning Lab')
      await views.open()
      await expect.poll(() => views.rows.count(), { timeout: 20_000 }).toBe(2)
    }
  })

  it('is told of in the window of another folder, whose run would share the device', async () => {
    const elsewhere = project('elsewhere')
    const window = await vsCode.openWindow(elsewhere)
    await start(window)
    expect(await window.dialog.text()).toContain('2 runs are training on this machine')
    expect(await window.dialog.text()).toContain(path.join(folder, 'runs'))
    await window.dialog.answer('Cancel')
    expect(runsOf(elsewhere)).toEqual([])
    await window.close()
  })

  it('shows a run as gone when its folder is deleted, in the panel, the view and the status bar', async () => {
    for (const run of runsOf(folder)) {
      const started = eventsOf(run).find(({ type }) => type === 'started')
      if (started?.type === 'started') process.kill(started.pid, 'SIGKILL')
      rmSync(run, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
    await one.runPanel.waitForText('The folder of this run is not there any more')
    await one.views('Fine-Tuning Lab').welcomeButton('Start fine-tuning').waitFor()
    await one.statusBar.itemsOf('finetune-lab').waitFor({ state: 'detached' })
  })
})

/** A disk of so many bytes at a folder; null where this user may not mount one. */
function mountDisk(folder: string, bytes: number): string | null {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'pipe' })
    return folder
  } catch {
    return null
  }
}

const disk = mountDisk(path.join(inject('projects'), 'disk'), 64e6)
if (disk === null) process.stderr.write('Left out: a disk that gets full, which only root can mount here.\n')

describe.skipIf(disk === null)('a disk that gets full', () => {
  const folder = path.join(disk ?? '', 'full')
  const filler = path.join(disk ?? '', 'filler')
  let window: VsCodeWindow
  beforeAll(async () => {
    makeTinyProject(folder, inject('model'), { ...watched, eval_steps: 500 })
    window = await vsCode.openWindow(folder)
  })
  afterAll(() => {
    if (disk !== null) execFileSync('umount', ['--lazy', disk])
  })

  it('ends the run, which says so', async () => {
    await start(window)
    await window.runPanel.waitForState('Running')
    await expect.poll(() => checkpointsOf(runOf(folder)).length, { timeout: 60_000 }).toBeGreaterThan(0)
    fill(filler, disk ?? '')
    await window.runPanel.waitForState('Failed')
    await window.runPanel.waitForText('The disk is full')
    await window.statusBar.item('failed').waitFor()
  })

  it('lost nothing: with room again it goes on from its last checkpoint', async () => {
    rmSync(filler)
    const last = checkpointsOf(runOf(folder)).at(-1)
    await window.runPanel.button('Resume').click()
    await window.runPanel.waitForState('Running')
    const started = eventsOf(runOf(folder)).findLast(({ type }) => type === 'started')
    expect(started).toMatchObject({ resumed_from_step: last })
    await window.palette.run('Fine-Tuning Lab: Stop fine-tuning')
    await window.quickPick.choose('Stop and discard')
    await window.runPanel.waitForState('Stopped')
  })
})

/** Writes until nothing more fits. */
function fill(file: string, folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  try {
    writeFileSync(file, Buffer.alloc(bavail * bsize))
  } catch (error) {
    // A checkpoint came in between.
    if (systemCode(error) !== 'ENOSPC') throw error
  }
}
