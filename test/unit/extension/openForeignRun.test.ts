import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Uri as ExtensionUri } from 'vscode'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openForeignRun } from '../../../src/extension/commands/openForeignRun'
import type { Services } from '../../../src/extension/commands/services'
import { ForeignRuns } from '../../../src/extension/runs/ForeignRuns'
import { temporaryFolder, writeRun } from '../runs/fixture'
import { FakeMemento } from './fakeMemento'
import { fake, resetFake, Uri } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

/** What the command works with, and what it showed. */
function window() {
  const shown: unknown[] = []
  const foreign = new ForeignRuns(new FakeMemento())
  const panels = () => Promise.resolve({ show: (...given: readonly unknown[]) => shown.push(given) })
  return { shown, foreign, services: { foreign, panels } as unknown as Services }
}

function trainerFolder(name: string, below = temporaryFolder()): string {
  const folder = path.join(below, name)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'trainer_state.json'), '{}')
  return folder
}

const uriOf = (folder: string) => Uri.file(folder) as unknown as ExtensionUri

describe('opening a run folder', () => {
  it('shows the run of another tool and remembers it', async () => {
    const { shown, foreign, services } = window()
    const folder = trainerFolder('output')
    await openForeignRun(services, uriOf(folder))
    expect(shown).toEqual([[folder]])
    expect(foreign.all).toEqual([{ tool: 'transformers', address: folder }])
  })

  it('shows a run of ours as what it is', async () => {
    const { shown, foreign, services } = window()
    const run = writeRun(temporaryFolder())
    await openForeignRun(services, uriOf(run))
    expect(shown).toEqual([[run]])
    expect(foreign.all).toEqual([])
  })

  it('asks which one where there are several below, and opens none if none is wanted', async () => {
    const below = temporaryFolder()
    const folders = ['one', 'other'].map((name) => trainerFolder(name, below))
    const { shown, services } = window()
    fake.pick.mockReturnValueOnce('other')
    await openForeignRun(services, uriOf(below))
    expect(fake.pick).toHaveBeenCalledWith(['one', 'other'])
    expect(shown).toEqual([[folders[1]]])
    await openForeignRun(services, uriOf(below))
    expect(shown).toHaveLength(1)
  })

  it('says what is recognised where nothing is', async () => {
    const { services } = window()
    await expect(openForeignRun(services, uriOf(temporaryFolder()))).rejects.toMatchObject({
      code: 'foreign-unknown',
      hint: expect.stringContaining('trainer_state.json') as string,
    })
  })
})

describe('the runs of other tools that were opened', () => {
  it('are kept with the workspace, the latest first, each once', async () => {
    const memento = new FakeMemento()
    const runs = new ForeignRuns(memento)
    await runs.add({ tool: 'spacy', address: '/a.log' })
    await runs.add({ tool: 'csv', address: '/b.csv' })
    await runs.add({ tool: 'spacy', address: '/a.log' })
    expect(new ForeignRuns(memento).all.map(({ address }) => address)).toEqual(['/a.log', '/b.csv'])
    await runs.forget('/a.log')
    expect(runs.all).toEqual([{ tool: 'csv', address: '/b.csv' }])
  })

  it('are listed at once, and read where someone looks', async () => {
    const runs = new ForeignRuns(new FakeMemento())
    onTestFinished(() => runs.dispose())
    const address = trainerFolder('output')
    await runs.add({ tool: 'transformers', address })
    expect(runs.runs).toMatchObject([{ directory: address }])
    rmSync(address, { recursive: true })
    expect(await runs.look()).toMatchObject([{ directory: address, state: 'gone' }])
    await runs.forget(address)
    expect(runs.runs).toEqual([])
  })

  it('are none where what was kept is something else', async () => {
    const memento = new FakeMemento()
    await memento.update('foreignRuns', [{ tool: 'abacus', address: '/a' }, null, { tool: 'csv' }])
    expect(new ForeignRuns(memento).all).toEqual([])
  })
})
