import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { claimRunDirectory } from '../../../src/runs/claimRunDirectory'
import { temporaryFolder } from './fixture'

const moment = Date.UTC(2026, 10, 23, 15, 39, 4)

describe('claiming a run directory', () => {
  it('names it after the run and the second in UTC', async () => {
    const { id, directory } = await claimRunDirectory(path.join(temporaryFolder(), 'runs'), 'travel', moment)
    expect(id).toBe('travel-20261123-153904')
    expect(readdirSync(directory)).toEqual([])
  })

  it('gives each of several starts in the same second a directory of its own', async () => {
    const outputDir = path.join(temporaryFolder(), 'runs')
    const claims = Array.from({ length: 8 }, () => claimRunDirectory(outputDir, 'travel', moment))
    const ids = (await Promise.all(claims)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(8)
    expect(ids.sort()[1]).toBe('travel-20261123-153904-2')
  })

  it('keeps a new output folder out of git, and leaves an existing one as it is', async () => {
    const folder = temporaryFolder()
    await claimRunDirectory(path.join(folder, 'runs'), 'a', moment)
    expect(readFileSync(path.join(folder, 'runs', '.gitignore'), 'utf8')).toBe('*\n')
    mkdirSync(path.join(folder, 'mine'))
    await claimRunDirectory(path.join(folder, 'mine'), 'a', moment)
    expect(readdirSync(path.join(folder, 'mine'))).toEqual(['a-20261123-153904'])
  })

  it.each([
    ['été à Paris', 'été-à-Paris'],
    ['../../etc', 'etc'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['...', 'run'],
    ['donne\u0301es', 'données'],
    ['都'.repeat(300), '都'.repeat(60)],
    [`${'x'.repeat(59)}-y`, 'x'.repeat(59)],
  ])('makes a folder name of %s', async (name, folderName) => {
    const { id } = await claimRunDirectory(temporaryFolder(), name, moment)
    expect(id).toBe(`${folderName}-20261123-153904`)
  })

  it('says so when a file is in the place of the output folder', async () => {
    const file = path.join(temporaryFolder(), 'runs')
    writeFileSync(file, '')
    await expect(claimRunDirectory(file, 'a', moment)).rejects.toMatchObject({ code: 'output-unwritable' })
  })
})
