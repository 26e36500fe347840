import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemProcesses } from '../../../src/runs/processIdentity'
import { StartingRuns } from '../../../src/runs/StartingRuns'
import { processTable, temporaryFolder } from './fixture'

const config = '/project/finetune.yaml'

/** What a process of this table has left in a cache that it shares: a start that it never came to the end of. */
async function leftBy(startTimes: Readonly<Record<number, number>>, host = 'here'): Promise<string> {
  const cache = temporaryFolder()
  await new StartingRuns(cache, { ...processTable(startTimes), host }).begin(config)
  return cache
}

const notesOf = (cache: string) => readdirSync(path.join(cache, 'starting-runs'))

describe('the starts that go on', () => {
  it('are seen by others from their beginning to their end', async () => {
    const cache = temporaryFolder()
    const seen = () => new StartingRuns(cache, systemProcesses).look()
    expect(await seen()).toEqual([])
    const end = await new StartingRuns(cache, systemProcesses).begin(config)
    const endOther = await new StartingRuns(cache, systemProcesses).begin('/project/other.finetune.yaml')
    expect([...(await seen())].sort()).toEqual([config, '/project/other.finetune.yaml'])
    await end()
    expect(await seen()).toEqual(['/project/other.finetune.yaml'])
    await endOther()
    expect(notesOf(cache)).toEqual([])
  })

  it('are not those of a process that is gone, or whose pid another has now: what they left is removed', async () => {
    for (const startTimes of [{}, { [process.pid]: 900 }]) {
      const cache = await leftBy({ [process.pid]: 70 })
      expect(await new StartingRuns(cache, processTable(startTimes)).look()).toEqual([])
      expect(notesOf(cache)).toEqual([])
    }
  })

  it('are also those of a process of which only its pid is known, as on Windows', async () => {
    const cache = await leftBy({ [process.pid]: 0 })
    expect(await new StartingRuns(cache, processTable({ [process.pid]: 0 })).look()).toEqual([config])
  })

  it('are not those of another machine that shares the cache, which keeps its own', async () => {
    const cache = await leftBy({ [process.pid]: 70 }, 'there')
    expect(await new StartingRuns(cache, processTable({})).look()).toEqual([])
    expect(notesOf(cache)).toHaveLength(1)
  })

  it('keep nobody from starting where the cache cannot be written, and are not read from what is no note', async () => {
    const file = path.join(temporaryFolder(), 'cache')
    writeFileSync(file, '')
    const end = await new StartingRuns(file, systemProcesses).begin(config)
    await end()
    expect(await new StartingRuns(file, systemProcesses).look()).toEqual([])
    const cache = temporaryFolder()
    mkdirSync(path.join(cache, 'starting-runs'))
    writeFileSync(path.join(cache, 'starting-runs', 'torn'), '{"config": "/pro')
    writeFileSync(path.join(cache, 'starting-runs', 'other'), '{"config": "/project", "starter": {"pid": "1"}}')
    expect(await new StartingRuns(cache, systemProcesses).look()).toEqual([])
  })
})
