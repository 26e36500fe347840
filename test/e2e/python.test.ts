import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { project, untilTheEnd } from './kit/project'
import { runsOf } from './kit/runFolder'
import { putPython, writeStub } from './kit/stubPython'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const machine = mkdtempSync(path.join(tmpdir(), 'finetune-machine-'))
const programs = path.join(machine, 'bin')
const cache = path.join(machine, 'cache')
const gate = path.join(machine, 'gate')
mkdirSync(programs)
afterAll(() => rmSync(machine, { recursive: true, force: true }))

const vsCode = useVsCode({ variables: { PATH: programs, FINETUNE_PYTHON: '', FINETUNE_LAB_CACHE: cache } })

let folder: string
let window: VsCodeWindow
beforeAll(async () => {
  folder = project('python', { max_steps: 5 })
  window = await vsCode.openWindow(folder)
})

async function start(inWindow = window): Promise<void> {
  await inWindow.notifications.clear()
  await inWindow.palette.run('Fine-Tuning Lab: Start fine-tuning')
}

/** Opens a project whose settings name an interpreter. */
async function openNaming(interpreter: string): Promise<VsCodeWindow> {
  const named = project(`python-${path.basename(interpreter)}`)
  mkdirSync(path.join(named, '.vscode'))
  const settings = { 'finetune-lab.python.interpreter': interpreter }
  writeFileSync(path.join(named, '.vscode', 'settings.json'), JSON.stringify(settings))
  return vsCode.openWindow(named)
}

function environments(): string[] {
  const parent = path.join(cache, 'environments')
  return existsSync(parent) ? readdirSync(parent) : []
}

function bare(): void {
  putPython(programs, { kind: 'bare', gate, then: inject('python') })
}

describe('a machine without a Python that will do', () => {
  it('is told where to get one', async () => {
    putPython(programs, null)
    await start()
    const toast = window.notifications.toast('No Python 3.10 to 3.14 was found')
    expect(await toast.buttons()).toEqual(['Choose interpreter', 'Show log'])
  })

  it('is told what to install where Python cannot make environments', async () => {
    putPython(programs, { kind: 'without-venv' })
    await start()
    await window.notifications.toast('install the package python3-venv').locator.waitFor()
  })

  it('is offered a set-up, with its size, in the view too', async () => {
    bare()
    await window.views('Fine-Tuning Lab').open()
    await window.views('Fine-Tuning Lab').welcomeButton('Set up Python environment').waitFor()
    await start()
    const toast = window.notifications.toast(/No Python here has what training needs\..*400 MB to download/)
    expect(await toast.buttons()).toEqual(['Set up', 'Choose interpreter'])
  })

  it.each([
    { named: 'old', stub: { kind: 'old', version: '3.8.10' } as const, why: 'it is Python 3.8.10, and 3.10 or newer' },
    { named: 'bare', stub: { kind: 'bare', gate, then: '' } as const, why: /lacks what training needs: torch/ },
    { named: 'gone', stub: null, why: 'it does not start' },
  ])('is told what is wrong with the one that a setting names: $named', async ({ named, stub, why }) => {
    const file = path.join(machine, named)
    if (stub !== null) writeStub(file, stub)
    const other = await openNaming(file)
    await start(other)
    const toast = other.notifications.toast(why)
    expect(await toast.buttons()).toEqual(['Set up', 'Choose interpreter'])
    expect(await toast.text()).toContain(file)
    await other.close()
  })
})

describe('the set-up of an environment', () => {
  beforeAll(bare)
  const progress = () => window.notifications.toast(/Setting up Python \(once.*resolving torch/)

  it('can be cancelled, and leaves nothing behind', async () => {
    await start()
    await window.notifications.toast('No Python here').press('Set up')
    await progress().press('Cancel')
    await window.notifications.toast('Cancelled: nothing was left behind').locator.waitFor()
    expect(environments()).toEqual([])
    expect(runsOf(folder)).toEqual([])
  })

  it('keeps what it makes from being removed', async () => {
    await start()
    await window.notifications.toast('No Python here').press('Set up')
    await progress().locator.waitFor()
    await window.palette.run('Fine-Tuning Lab: Remove managed environment')
    await window.notifications.toast('A Python environment is being set up').locator.waitFor()
    expect(environments()).not.toEqual([])
    await progress().press('Cancel')
    await expect.poll(environments).toEqual([])
  })

  it('leaves nothing behind when its window is reloaded', async () => {
    await start()
    await window.notifications.toast('No Python here').press('Set up')
    await progress().locator.waitFor()
    expect(environments()).not.toEqual([])
    await window.reload()
    await expect.poll(environments, { timeout: 30_000 }).toEqual([])
  })

  it('is followed by the start that was asked for', async () => {
    await start()
    await window.notifications.toast('No Python here').press('Set up')
    await progress().locator.waitFor()
    writeFileSync(gate, '')
    await window.runPanel.waitForState('Completed', untilTheEnd)
    expect(runsOf(folder)).toHaveLength(1)
  })

  it('is offered again when the environment was deleted meanwhile', async () => {
    rmSync(path.join(cache, 'environments'), { recursive: true })
    await start()
    const toast = window.notifications.toast('No Python here has what training needs')
    expect(await toast.buttons()).toEqual(['Set up', 'Choose interpreter'])
    expect(runsOf(folder)).toHaveLength(1)
  })

  it('is undone after a question that says how much it frees', async () => {
    await window.notifications.clear()
    await window.palette.run('Fine-Tuning Lab: Set up Python environment')
    await window.notifications.toast('The Python environment is ready').locator.waitFor()
    await window.palette.run('Fine-Tuning Lab: Remove managed environment')
    expect(await window.dialog.text()).toMatch(/Remove the managed Python environment\? It takes [\d.]+ \w+ on disk/)
    await window.dialog.answer('Remove')
    await window.notifications.toast(/Removed: [\d.]+ \w+ are free again/).locator.waitFor()
    expect(environments()).toEqual([])
  })

  it('has nothing to be removed afterwards, which is said', async () => {
    await window.notifications.clear()
    await window.palette.run('Fine-Tuning Lab: Remove managed environment')
    await window.notifications.toast('There is no managed environment').locator.waitFor()
  })
})
