import { describe, expect, it, vi } from 'vitest'
import { Uri } from 'vscode'
import { listFiles } from '../../../src/extension/training/targetFiles'
import type { ConfigOutline } from '../../../src/shared/protocol/commandLine'

vi.mock('vscode', () => import('./fakeVsCode'))

const reading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }
const outline: ConfigOutline = {
  config: '/w/finetune.yaml',
  outputDir: '/w/out',
  data: { files: { train: ['/w/train.conll', '/w/more.conll'], test: ['/w/test.conll'] }, reading },
}
const uris = (...files: readonly string[]) => files.map((file) => Uri.file(file))

describe('the files that sentences may be added to', () => {
  it('are those that configs train on, and others of the workspace apart, each once', () => {
    const found = uris('/w/a.conll', '/w/test.conll', '/w/train.conll')
    expect(listFiles([outline], found, undefined)).toEqual({
      training: [
        { file: '/w/train.conll', description: 'training data of finetune.yaml' },
        { file: '/w/more.conll', description: 'training data of finetune.yaml' },
      ],
      others: [
        { file: '/w/a.conll', description: '' },
        { file: '/w/test.conll', description: 'test data of finetune.yaml' },
      ],
    })
  })

  it('have the one of last time first among its own', () => {
    const { training } = listFiles([outline], [], '/w/more.conll')
    expect(training[0]).toEqual({
      file: '/w/more.conll',
      description: 'training data of finetune.yaml · chosen last',
    })
    const { others } = listFiles([outline], uris('/w/a.conll', '/w/b.conll'), '/w/b.conll')
    expect(others).toEqual([
      { file: '/w/b.conll', description: 'chosen last' },
      { file: '/w/a.conll', description: '' },
    ])
  })

  it('are none that a run wrote, wherever the config has it write', () => {
    const { others } = listFiles([outline], uris('/w/out/run/data/train.jsonl', '/w/output.jsonl'), undefined)
    expect(others).toEqual([{ file: '/w/output.jsonl', description: '' }])
  })
})
