import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { withReadingShown } from '../../../src/cli/terminal/readingLine'
import { collectingContext, finetune } from './context'

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-outline-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return folder
}

describe('outline', () => {
  it('says where each config writes its runs, wrong ones and those under another name of the key included', async () => {
    const folder = folderWith({
      'finetune.yaml': 'task: ner\n',
      'a/x.finetune.yaml': 'output_dir: ../elsewhere\nlearnig_rate: 1\n',
      'b/broken.finetune.yaml': 'task: [\noutput_dir: results\n',
    })
    const { json } = await finetune(folder, 'outline', 'finetune.yaml', 'a/x.finetune.yaml', 'gone.yaml', '--json')
    expect(json).toEqual([
      { config: path.join(folder, 'finetune.yaml'), outputDir: path.join(folder, 'runs') },
      { config: path.join(folder, 'a/x.finetune.yaml'), outputDir: path.join(folder, 'elsewhere') },
    ])
    expect((await finetune(folder, 'outline', 'b/broken.finetune.yaml', '--json')).json).toHaveLength(1)
  })

  it('says which data files a config names and how they are read, where it is asked', async () => {
    const folder = folderWith({
      'finetune.yaml': 'task: ner\ntrain_file: train.conll\nlabel_column_name: "2"\n',
      'train.conll': 'a O\n',
      'none.finetune.yaml': 'task: ner\n',
    })
    const { json } = await finetune(folder, 'outline', 'finetune.yaml', 'none.finetune.yaml', '--data', '--json')
    const reading = { textColumn: null, labelColumn: '2', labels: null, labelMap: {} }
    expect(json).toMatchObject([
      { data: { files: { train: [path.join(folder, 'train.conll')] }, reading } },
      { data: null },
    ])
  })
})

describe('reading data', () => {
  it('tells the parent process of each hundredth once', async () => {
    const { context, told } = collectingContext('/')
    await withReadingShown(context, new AbortController().signal, ({ onProgress }) => {
      for (let bytes = 0; bytes <= 1000; bytes++) onProgress?.({ bytes, totalBytes: 1000 })
      return Promise.resolve()
    })
    expect(told).toHaveLength(101)
    expect(told.at(-1)).toEqual({ type: 'reading', bytes: 1000, totalBytes: 1000 })
  })
})
