import { readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { renameRun, starRuns, tagRuns, unstarRuns } from '../../../src/extension/commands/noteRuns'
import type { Services } from '../../../src/extension/commands/services'
import { ForeignRuns } from '../../../src/extension/runs/ForeignRuns'
import type { RunNotes } from '../../../src/runs/runNotes'
import { noNotes } from '../../../src/runs/runNotes'
import { listedRun, temporaryFolder } from '../runs/fixture'
import { writeTrainerRun } from '../runs/foreign/trainerFolder'
import { FakeMemento } from './fakeMemento'
import { fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

/** Runs with these notes, by id, and what becomes of them. */
function servicesWith(notes: Readonly<Record<string, Partial<RunNotes>>>) {
  const runs = Object.entries(notes).map(([id, each]) => listedRun(id, { notes: { ...noNotes, ...each } }))
  const changed: Record<string, RunNotes> = {}
  const changeNotes = (directories: readonly string[], change: (notes: RunNotes) => RunNotes) => {
    for (const run of runs) if (directories.includes(run.directory)) changed[run.id] = change(run.notes)
    return Promise.resolve()
  }
  const foreign = new ForeignRuns(new FakeMemento())
  const services = { foreign, runs: { runs, look: () => Promise.resolve(runs), changeNotes }, selection: () => runs }
  return {
    services: services as unknown as Services,
    foreign,
    changed,
    items: runs.map(({ directory }) => ({ directory })),
  }
}

describe('renaming a run', () => {
  it.each([
    [' baseline ', 'baseline'],
    ['  ', null],
  ])('to “%s” gives it the name %j', async (written, name) => {
    const { services, changed, items } = servicesWith({ a: { name: 'old', starred: true } })
    fake.input.mockReturnValue(written)
    await renameRun(services, items[0])
    expect(changed).toEqual({ a: { name, tags: [], starred: true } })
  })

  it('changes nothing where the box is dismissed', async () => {
    const { services, changed, items } = servicesWith({ a: { name: 'old' } })
    await renameRun(services, items[0])
    expect(changed).toEqual({})
  })

  it('asks for the run where it is called from the palette', async () => {
    const { services, changed } = servicesWith({ a: {}, b: {} })
    fake.pick.mockReturnValue(['b'])
    fake.input.mockReturnValue('baseline')
    await renameRun(services)
    expect(Object.keys(changed)).toEqual(['b'])
  })
})

describe('tagging runs', () => {
  it('asks for tags where none is in use', async () => {
    const { services, changed, items } = servicesWith({ a: {} })
    fake.input.mockReturnValue('x, #y ,, x')
    await tagRuns(services, items[0])
    expect(changed['a']?.tags).toEqual(['x', 'y'])
  })

  it('lists those in use in any run, and asks for more only where that is wanted', async () => {
    const { services, changed, items } = servicesWith({ a: { tags: ['x'] }, b: { tags: ['z'] } })
    fake.pick.mockReturnValue(['z'])
    await tagRuns(services, items[0])
    expect(fake.pick).toHaveBeenCalledWith(['x', 'z', '$(add) New tags…'])
    expect(fake.input).not.toHaveBeenCalled()
    expect(changed).toEqual({ a: { ...noNotes, tags: ['z'] } })
  })

  it('leaves to each of several the tags that were not touched', async () => {
    const { services, changed, items } = servicesWith({ a: { tags: ['x', 'gone'] }, b: { tags: ['y'] } })
    fake.pick.mockReturnValue(['x', 'y', '$(add) New tags…'])
    fake.input.mockReturnValue('new')
    await tagRuns(services, items[0], items)
    expect(changed['a']?.tags).toEqual(['x', 'new'])
    expect(changed['b']?.tags).toEqual(['y', 'new'])
  })

  it('changes nothing where the list is dismissed', async () => {
    const { services, changed, items } = servicesWith({ a: { tags: ['x'] } })
    await tagRuns(services, items[0])
    expect(changed).toEqual({})
  })
})

describe('starring runs', () => {
  it('stars those of the selection that have no star, and takes it away again', async () => {
    const { services, changed, items } = servicesWith({ a: {}, b: { starred: true } })
    await starRuns(services, items[0], items)
    expect(changed).toEqual({ a: { ...noNotes, starred: true } })
    await unstarRuns(services, items[1], items)
    expect(changed['b']).toEqual(noNotes)
  })
})

describe('a run of another tool', () => {
  it('is given name, tags and star like one of ours, and nothing is written to its folder', async () => {
    const { services, foreign, changed } = servicesWith({ a: { tags: ['x'] } })
    const address = writeTrainerRun(path.join(temporaryFolder(), 'output'))
    await foreign.add({ tool: 'transformers', address })
    const item = { directory: address }
    fake.input.mockReturnValue('theirs')
    await renameRun(services, item)
    fake.pick.mockReturnValue(['x'])
    await tagRuns(services, item)
    await starRuns(services, item)
    expect(foreign.runs).toMatchObject([{ notes: { name: 'theirs', tags: ['x'], starred: true } }])
    expect(changed).toEqual({})
    expect(readdirSync(address)).toEqual(['trainer_state.json'])
  })
})
