import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/shared/clock'
import { deleteRun } from '../../../src/runs/deleteRun'
import { findRun } from '../../../src/runs/findRun'
import { listRuns } from '../../../src/runs/listRuns'
import { RunReader } from '../../../src/runs/RunReader'
import { completed, processTable, started, temporaryFolder, trained, writeRun } from './fixture'

const context = { clock: systemClock, processes: processTable({ 7: 70 }) }
const look = async (directory: string) => (await RunReader.open(directory, context)).look()

describe('listing', () => {
  it('shows the newest run first, with its state and step', async () => {
    const folder = temporaryFolder()
    writeRun(folder, { record: { id: 'a', created: '2026-11-01T00:00:00.000Z' }, events: [started(), completed] })
    writeRun(folder, { record: { id: 'b', created: '2026-11-02T00:00:00.000Z' }, events: [started(), trained(4)] })
    const { runs } = await listRuns([folder], context)
    expect(runs.map(({ record, state, history }) => [record.id, state, history.step])).toEqual([
      ['b', 'running', 4],
      ['a', 'completed', 100],
    ])
  })

  it('takes no other folder for a run, and finds none where there is nothing', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'notes'))
    writeFileSync(path.join(folder, 'run.json'), '')
    expect(await listRuns([folder, path.join(folder, 'nowhere')], context)).toEqual({ runs: [], unreadable: [] })
  })

  it('names a run that cannot be read beside those that can', async () => {
    const folder = temporaryFolder()
    writeRun(folder, { record: { id: 'whole' } })
    writeFileSync(path.join(writeRun(folder, { record: { id: 'torn' } }), 'spec.json'), '{"format":1')
    const { runs, unreadable } = await listRuns([folder], context)
    expect(runs.map(({ record }) => record.id)).toEqual(['whole'])
    expect(unreadable.map(({ code }) => code)).toEqual(['run-unreadable'])
  })

  it('lists the others when the events of one are not to be read', async () => {
    const folder = temporaryFolder()
    writeRun(folder, { record: { id: 'whole' } })
    const events = path.join(writeRun(folder, { record: { id: 'barred' } }), 'events.jsonl')
    rmSync(events)
    mkdirSync(events)
    const { runs, unreadable } = await listRuns([folder], context)
    expect(runs.map(({ record }) => record.id)).toEqual(['whole'])
    expect(unreadable[0]?.message).toContain('barred')
  })

  it('shows a run once that two folders lead to', async () => {
    const folder = temporaryFolder()
    writeRun(folder)
    expect((await listRuns([folder, `${folder}${path.sep}`], context)).runs).toHaveLength(1)
  })
})

describe('finding', () => {
  it('takes a path, and an id in a folder of runs', async () => {
    const folder = temporaryFolder()
    const directory = writeRun(path.join(folder, 'runs'), { record: { id: 'a' } })
    expect(await findRun(path.join('runs', 'a'), folder, [])).toBe(directory)
    expect(await findRun('a', folder, [path.join(folder, 'runs')])).toBe(directory)
  })

  it('refuses what is no run, and an id that two folders have', async () => {
    const folder = temporaryFolder()
    await expect(findRun('a', folder, [folder])).rejects.toMatchObject({ code: 'run-not-found' })
    const folders = ['one', 'two'].map((name) => path.join(folder, name))
    for (const each of folders) writeRun(each, { record: { id: 'a' } })
    await expect(findRun('a', folder, folders)).rejects.toMatchObject({ code: 'run-ambiguous' })
  })
})

describe('deleting', () => {
  it('removes a run that has ended and nothing else', async () => {
    const folder = temporaryFolder()
    const directory = writeRun(folder, { record: { id: 'a' }, events: [started(), completed] })
    writeRun(folder, { record: { id: 'b' } })
    await deleteRun(await look(directory))
    expect(readdirSync(folder)).toEqual(['b'])
  })

  it('never removes one that is running', async () => {
    const directory = writeRun(temporaryFolder(), { events: [started()] })
    await expect(deleteRun(await look(directory))).rejects.toMatchObject({ code: 'run-live' })
    expect(existsSync(directory)).toBe(true)
  })

  it('removes neither a silent one of another machine nor one of a newer format', async () => {
    const folder = temporaryFolder()
    const silent = await look(writeRun(folder, { record: { id: 'a' }, events: [started({ host: 'there' })] }))
    const silenced = { ...silent, state: 'not-responding' as const }
    await expect(deleteRun(silenced)).rejects.toMatchObject({ code: 'run-silent' })
    const newer = await look(writeRun(folder, { record: { id: 'b', format: 99 }, events: [completed] }))
    await expect(deleteRun(newer)).rejects.toMatchObject({ code: 'run-newer-format' })
    expect(readdirSync(folder)).toEqual(['a', 'b'])
  })
})
