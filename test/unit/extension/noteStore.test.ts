import { existsSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { NoteStore } from '../../../src/extension/runs/NoteStore'
import { changeNotes, noNotes, readNotes } from '../../../src/runs/runNotes'
import { systemClock } from '../../../src/shared/clock'
import { listedRun, temporaryFolder } from '../runs/fixture'
import { FakeMemento } from './fakeMemento'

vi.mock('../../../src/runs/runNotes', { spy: true })

beforeEach(() => vi.clearAllMocks())

function storeOf(state = new FakeMemento()) {
  return { state, store: new NoteStore(state, systemClock) }
}

const starred = { ...noNotes, starred: true }
const star = (notes: typeof noNotes) => ({ ...notes, starred: true })

describe('the notes of a run', () => {
  it('are kept in the run', async () => {
    const { state, store } = storeOf()
    const directory = temporaryFolder()
    await store.change(listedRun('a', { directory }), star)
    expect(await readNotes(directory)).toEqual(starred)
    expect(state.keys()).toEqual([])
  })

  it('are kept in the workspace where the run may only be read', async () => {
    const { state, store } = storeOf()
    const run = listedRun('a', { directory: temporaryFolder(), isReadOnly: true })
    await store.change(run, star)
    expect(existsSync(path.join(run.directory, 'notes.json'))).toBe(false)
    expect(new NoteStore(state, systemClock).withNotes(run).notes).toEqual(starred)
    expect(store.withNotes(listedRun('other')).notes).toEqual(noNotes)
  })

  it.each(['EACCES', 'EPERM', 'EROFS'])('are kept in the workspace where writing is refused: %s', async (code) => {
    const { state, store } = storeOf()
    const run = listedRun('a', { directory: temporaryFolder(), notes: { ...noNotes, tags: ['x'] } })
    vi.mocked(changeNotes).mockRejectedValueOnce(Object.assign(new Error(code), { code }))
    await store.change(run, star)
    expect(store.withNotes(run).notes).toEqual({ ...starred, tags: ['x'] })
    // Once it can be written they go there.
    await store.change(run, (notes) => ({ ...notes, name: 'b' }))
    expect(await readNotes(run.directory)).toEqual({ name: 'b', tags: ['x'], starred: true })
    expect(state.keys()).toEqual([])
  })

  it('are not said to be kept where the disk is full', async () => {
    const { state, store } = storeOf()
    vi.mocked(changeNotes).mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    await expect(store.change(listedRun('a', { directory: temporaryFolder() }), star)).rejects.toThrow('full')
    expect(state.keys()).toEqual([])
  })
})
