import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { duplicateConfig } from '../../../src/extension/commands/duplicateConfig'
import type { Services } from '../../../src/extension/commands/services'
import { temporaryFolder, writeRun } from '../runs/fixture'
import { fake, resetFake, Uri, workspace } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const source = 'task: token-classification\ntrain_file: data/train.conll\n'

/** The file that is opened for a run of a project, and what is written into it. */
async function duplicated(project: string, config: string) {
  const record = { name: 'travel', config: { path: config, sha256: '00' } }
  const run = writeRun(path.join(project, 'runs'), { record })
  writeFileSync(path.join(run, 'source.yaml'), source)
  const insert = vi.fn<(at: unknown, text: string) => void>()
  fake.showTextDocument.mockResolvedValue({
    edit: (change: (edit: { insert: typeof insert }) => void) => {
      change({ insert })
      return Promise.resolve(true)
    },
  })
  await duplicateConfig({} as Services, { directory: run })
  const [opened] = fake.openTextDocument.mock.calls.at(-1) ?? []
  return { scheme: opened?.scheme, file: opened?.fsPath, text: insert.mock.calls.map(([, text]) => text).join('') }
}

describe('duplicating the config of a run', () => {
  it('opens what the run was started with as a new file beside its config, so that paths lead where they led', async () => {
    const project = temporaryFolder()
    expect(await duplicated(project, path.join(project, 'finetune.yaml'))).toEqual({
      scheme: 'untitled',
      file: path.join(project, 'travel-2.finetune.yaml'),
      text: source,
    })
  })

  it('takes a name that neither a file nor an editor has', async () => {
    const project = temporaryFolder()
    const fileOf = (number: number) => path.join(project, `travel-${number}.finetune.yaml`)
    writeFileSync(fileOf(2), '')
    workspace.textDocuments = [{ uri: Uri.file(fileOf(3)) }]
    expect(await duplicated(project, path.join(project, 'finetune.yaml'))).toMatchObject({ file: fileOf(4) })
  })

  it('opens it beside the runs of a project that was moved', async () => {
    const project = temporaryFolder()
    mkdirSync(path.join(project, 'runs'))
    const moved = await duplicated(project, path.join(project, 'gone', 'finetune.yaml'))
    expect(moved.file).toBe(path.join(project, 'travel-2.finetune.yaml'))
  })
})
