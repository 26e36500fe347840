import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { areDependenciesInstalled } from '../../../src/build/bootstrap.mjs'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'checkout-'))
  await mkdir(path.join(folder, 'node_modules'))
})

async function writeLock(file: string, packages: object): Promise<void> {
  await writeFile(path.join(folder, file), JSON.stringify({ packages }))
}

const lock = 'package-lock.json'
const installed = 'node_modules/.package-lock.json'
const yaml = { 'node_modules/yaml': { version: '2.9.1' } }

describe('areDependenciesInstalled', () => {
  it('is true when all that the lock names was installed', async () => {
    await writeLock(lock, { '': { version: '0.1.0' }, ...yaml })
    await writeLock(installed, yaml)
    expect(areDependenciesInstalled(folder)).toBe(true)
  })

  it('is false in a fresh clone and after an installation that was broken off', async () => {
    await writeLock(lock, yaml)
    expect(areDependenciesInstalled(folder)).toBe(false)
  })

  it('is false when the lock names another version', async () => {
    await writeLock(lock, yaml)
    await writeLock(installed, { 'node_modules/yaml': { version: '2.9.0' } })
    expect(areDependenciesInstalled(folder)).toBe(false)
  })

  it('does not miss the binaries of other platforms', async () => {
    await writeLock(lock, { ...yaml, 'node_modules/@esbuild/aix-ppc64': { version: '1', optional: true } })
    await writeLock(installed, yaml)
    expect(areDependenciesInstalled(folder)).toBe(true)
  })
})
