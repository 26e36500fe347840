import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { materialiseTrainer } from '../../../src/environment/materialiseTrainer'

let source: string
let cache: string

beforeEach(async () => {
  source = await mkdtemp(path.join(os.tmpdir(), 'trainer-'))
  cache = await mkdtemp(path.join(os.tmpdir(), 'cache-'))
  await mkdir(path.join(source, 'package', '__pycache__'), { recursive: true })
  await writeFile(path.join(source, 'run.py'), 'print(1)\n')
  await writeFile(path.join(source, 'package', 'loop.py'), 'loop = 1\n')
  await writeFile(path.join(source, 'package', '__pycache__', 'loop.pyc'), 'compiled')
})

describe('materialiseTrainer', () => {
  it('copies all but compiled files', async () => {
    const copy = await materialiseTrainer(source, cache)
    expect(await readFile(path.join(copy, 'package', 'loop.py'), 'utf8')).toBe('loop = 1\n')
    expect(await readdir(path.join(copy, 'package'))).toEqual(['loop.py'])
  })

  it('gives the same folder for the same content', async () => {
    const copy = await materialiseTrainer(source, cache)
    await writeFile(path.join(source, 'package', '__pycache__', 'loop.pyc'), 'compiled anew')
    expect(await materialiseTrainer(source, cache)).toBe(copy)
  })

  it('leaves the copy that a run was started from as it was when the product changes', async () => {
    const before = await materialiseTrainer(source, cache)
    await writeFile(path.join(source, 'package', 'loop.py'), 'loop = 2\n')
    const after = await materialiseTrainer(source, cache)
    expect(after).not.toBe(before)
    expect(await readFile(path.join(before, 'package', 'loop.py'), 'utf8')).toBe('loop = 1\n')
  })

  it('makes one copy when several processes ask at once', async () => {
    const copies = await Promise.all([1, 2, 3].map(() => materialiseTrainer(source, cache)))
    expect(new Set(copies).size).toBe(1)
    expect(await readdir(path.join(cache, 'trainer'))).toEqual([path.basename(copies[0] ?? '')])
  })
})
