import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Services } from '../../../src/extension/commands/services'
import { tryModel } from '../../../src/extension/commands/tryModel'
import { completed, started, writeRun } from '../runs/fixture'
import { fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))
beforeEach(resetFake)

const folder = mkdtempSync(path.join(tmpdir(), 'finetune-try-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function tryRun(id: string, task: 'token-classification' | 'text-classification') {
  const directory = writeRun(folder, { record: { id, task }, events: [started(), completed] })
  const show = vi.fn(() => Promise.resolve())
  await tryModel({ tokenPanels: () => Promise.resolve({ show }) } as unknown as Services, { directory })
  return { directory, show }
}

describe('trying the model of a run', () => {
  it('shows what it makes of a text', async () => {
    const { directory, show } = await tryRun('entities-1', 'token-classification')
    const model = { folder: path.join(directory, 'model'), name: 'entities-1', run: directory, step: null }
    expect(show).toHaveBeenCalledWith({ model })
  })

  it('says plainly that there is nothing to see yet where it is for another task', async () => {
    const { show } = await tryRun('mood-1', 'text-classification')
    expect(show).not.toHaveBeenCalled()
    expect(fake.answer).toHaveBeenCalledWith(expect.stringMatching(/^mood-1 is for text-classification/), [])
  })
})
