import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { beginFolder, makerOf } from '../../../src/environment/environmentFolder'
import { environmentsFolder, publishEnvironment } from '../../../src/environment/environmentStore'
import { isBeingMade, managedSize, removeLeftOvers, removeManaged } from '../../../src/environment/managedEnvironments'
import { pythonSetup } from '../../../src/environment/pythonSetup'
import { processTable } from '../runs/fixture'
import { python } from './python'

function cache(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-cache-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('managed environments', () => {
  it('are measured without what their links lead to', async () => {
    const folder = cache()
    const environment = path.join(folder, 'environments', 'abc-1', 'bin')
    mkdirSync(environment, { recursive: true })
    writeFileSync(path.join(environment, 'a'), 'x'.repeat(1000))
    writeFileSync(path.join(folder, 'big'), 'x'.repeat(100_000))
    symlinkSync(path.join(folder, 'big'), path.join(environment, 'python'))
    const size = await managedSize(folder)
    expect(size).toBeGreaterThanOrEqual(1000)
    expect(size).toBeLessThan(50_000)
  })

  it('are removed, and nothing else of the cache is', async () => {
    const folder = cache()
    mkdirSync(path.join(folder, 'environments', 'abc-1'), { recursive: true })
    mkdirSync(path.join(folder, 'trainer'))
    await removeManaged(folder)
    expect([existsSync(path.join(folder, 'environments')), existsSync(path.join(folder, 'trainer'))]).toEqual([
      false,
      true,
    ])
    expect(await managedSize(folder)).toBe(0)
    await removeManaged(folder)
  })

  it('are counted and removed where a removal was broken off, too', async () => {
    const folder = cache()
    const doomed = path.join(folder, 'environments.removed-12ab')
    mkdirSync(doomed)
    writeFileSync(path.join(doomed, 'torch'), 'x'.repeat(1000))
    expect(await managedSize(folder)).toBe(1000)
    await removeManaged(folder)
    expect(readdirSync(folder)).toEqual([])
  })
})

/** The process of these tests, as long as it is among the processes. */
const self = { [process.pid]: 70 }

/** A cache in which an environment was begun by this process. */
async function halfMade() {
  const folder = cache()
  const parent = environmentsFolder(folder)
  mkdirSync(parent)
  const environment = await beginFolder(parent, 'abc', processTable(self))
  writeFileSync(path.join(environment, 'torch'), 'x'.repeat(1000))
  return { folder, parent, environment }
}

describe('a half-made environment', () => {
  it('is being made as long as its process is there', async () => {
    const { folder } = await halfMade()
    expect(await isBeingMade(folder, processTable(self))).toBe(true)
    expect(await isBeingMade(folder, processTable({ [process.pid]: 0 }))).toBe(true)
    expect(await isBeingMade(folder, { ...processTable(self), host: 'there' })).toBe(false)
    expect(await isBeingMade(folder, processTable({}))).toBe(false)
    expect(await isBeingMade(cache(), processTable(self))).toBe(false)
  })

  it('is removed once the process that made it is gone', async () => {
    const { folder, parent } = await halfMade()
    await removeLeftOvers(folder, processTable({}))
    expect(readdirSync(parent)).toEqual([])
  })

  it('is removed once another process has the number of the one that made it', async () => {
    const { folder, parent } = await halfMade()
    await removeLeftOvers(folder, processTable({ [process.pid]: 7000 }))
    expect(readdirSync(parent)).toEqual([])
  })

  it.each([
    ['goes on', processTable(self)],
    ['may go on on another machine', { ...processTable({}), host: 'there' }],
    ['has no start time that is known', processTable({ [process.pid]: 0 })],
  ])('stays where the process that makes it %s', async (_, processes) => {
    const { folder, environment } = await halfMade()
    await removeLeftOvers(folder, processes)
    expect(existsSync(path.join(environment, 'torch'))).toBe(true)
    expect(await makerOf(environment)).not.toBeNull()
  })

  it('stays where it was whole before its maker ended, and is nobody’s then', async () => {
    const { folder, environment } = await halfMade()
    await publishEnvironment(folder, { hash: 'abc' }, { folder: environment, torchBuild: 'cpu', interpreter: python() })
    await removeLeftOvers(folder, processTable({}))
    expect([existsSync(environment), await makerOf(environment)]).toEqual([true, null])
  })

  it('is counted, and removed with the others', async () => {
    const { folder } = await halfMade()
    expect(await managedSize(folder)).toBeGreaterThanOrEqual(1000)
    await removeManaged(folder)
    expect(await managedSize(folder)).toBe(0)
  })

  it('goes away with the next set-up, as do the left-overs of a removal', async () => {
    const { folder, environment } = await halfMade()
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(`${environment}.maker.json`, JSON.stringify({ host: hostname(), bootId: '', pid, startTime: 1 }))
    mkdirSync(path.join(folder, 'environments.removed-12ab'))
    const requirements = path.join(folder, 'trainer', 'requirements')
    mkdirSync(requirements, { recursive: true })
    for (const name of ['trainer.txt', 'sample.txt']) writeFileSync(path.join(requirements, name), 'torch==2.13.0\n')
    const setup = await pythonSetup(path.dirname(requirements), { FINETUNE_LAB_CACHE: folder })
    const there = { folder, torchBuild: 'cpu', interpreter: python({ executable: process.execPath }) } as const
    await publishEnvironment(folder, setup.recipe, there)
    const watcher = { signal: new AbortController().signal, onProgress: () => undefined }
    expect(await setup.ensureManaged(watcher)).toEqual(there)
    expect(readdirSync(environmentsFolder(folder))).toEqual([`${setup.recipe.hash}.json`])
    expect(readdirSync(folder).sort()).toEqual(['environments', 'trainer'])
  })
})
