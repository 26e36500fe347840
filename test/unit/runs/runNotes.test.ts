import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { changeNotes, noNotes, readNotes } from '../../../src/runs/runNotes'
import { systemClock } from '../../../src/shared/clock'
import { HandClock, temporaryFolder } from './fixture'

const fileOf = (run: string) => path.join(run, 'notes.json')
const star = (run: string) => changeNotes(run, (notes) => ({ ...notes, starred: true }), systemClock)

describe('the notes of a run', () => {
  it('are none before there are some, or where the file is damaged', async () => {
    const run = temporaryFolder()
    expect(await readNotes(run)).toEqual(noNotes)
    writeFileSync(fileOf(run), '{"name": 3')
    expect(await readNotes(run)).toEqual(noNotes)
  })

  it('are read as they were written, with nothing else left in the run', async () => {
    const run = temporaryFolder()
    const notes = { name: 'baseline', tags: ['french', 'kept'], starred: true }
    await changeNotes(run, () => notes, systemClock)
    expect(await readNotes(run)).toEqual(notes)
    expect(readdirSync(run)).toEqual(['notes.json'])
  })

  it('lose nothing of what twenty writers say at once', async () => {
    const run = temporaryFolder()
    const tags = Array.from({ length: 20 }, (_, index) => `tag-${index}`)
    const add = (tag: string) => changeNotes(run, (notes) => ({ ...notes, tags: [...notes.tags, tag] }), systemClock)
    await Promise.all(tags.map(add))
    expect([...(await readNotes(run)).tags].sort()).toEqual([...tags].sort())
  })

  it('keep what a newer version wrote beside them', async () => {
    const run = temporaryFolder()
    writeFileSync(fileOf(run), JSON.stringify({ ...noNotes, colour: 'green' }))
    await star(run)
    expect(JSON.parse(readFileSync(fileOf(run), 'utf8'))).toEqual({ ...noNotes, starred: true, colour: 'green' })
  })

  it.each(['{"name": 3', '[]', '{"name": 3, "tags": [], "starred": false}'])(
    'are not written over where they are damaged: %s',
    async (text) => {
      const run = temporaryFolder()
      writeFileSync(fileOf(run), text)
      await expect(star(run)).rejects.toMatchObject({ code: 'run-unreadable' })
      expect(readFileSync(fileOf(run), 'utf8')).toBe(text)
      expect(readdirSync(run)).toEqual(['notes.json'])
    },
  )

  it('are written although a writer that was killed left its lock', async () => {
    const run = temporaryFolder()
    const lock = `${fileOf(run)}.lock`
    writeFileSync(lock, '')
    utimesSync(lock, 1000, 1000)
    await star(run)
    expect(await readNotes(run)).toMatchObject({ starred: true })
  })

  it('wait for another writer, whose lock is young', async () => {
    const run = temporaryFolder()
    writeFileSync(`${fileOf(run)}.lock`, '')
    const clock = new HandClock()
    // It is taken for dead once so much has gone by, on the clock that sleeping moves on.
    await changeNotes(run, (notes) => ({ ...notes, starred: true }), clock)
    expect(clock.monotonic()).toBeGreaterThan(4000)
  })
})
