import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { managedSize, removeManaged } from '../../../src/environment/managedEnvironments'

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
})
