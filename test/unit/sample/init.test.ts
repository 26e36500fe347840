import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { prepareData } from '../../../src/data/prepareData'
import { sampleProject, writeProject } from '../../../src/cli/init'
import { finetune } from '../cli/context'

const sources = path.resolve('media/samples/travel-fr')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'project-'))
})

/** Runs `finetune init` in the folder. */
function init(...words: readonly string[]) {
  return finetune(folder, 'init', '--json', ...words)
}

function refusal(code: string) {
  return { exitCode: 2, json: { error: expect.objectContaining({ code }) as unknown } }
}

describe('the sample project', () => {
  it('is a config and a file for each split', async () => {
    await writeProject(folder, await sampleProject(sources))
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      'data',
      'data/test.conll',
      'data/train.conll',
      'data/validation.conll',
      'finetune.yaml',
    ])
  })

  it('has a config that names its own files', async () => {
    const files = await sampleProject(sources)
    const config = files.find(({ name }) => name === 'finetune.yaml')?.text ?? ''
    const named = [...config.matchAll(/^\w+_file: (\S+)$/gm)].map(([, name]) => name)
    expect(named.sort()).toEqual(['data/test.conll', 'data/train.conll', 'data/validation.conll'])
  })

  it('has data without a defect, in words as the product splits them', async () => {
    await writeProject(folder, await sampleProject(sources))
    const file = (name: string) => [{ path: path.join(folder, 'data', `${name}.conll`), name }]
    const request = {
      files: { train: file('train'), validation: file('validation'), test: file('test') },
      textColumn: null,
      labelColumn: null,
      labels: null,
      labelMap: {},
      validationSplit: null,
      testSplit: null,
      seed: 42,
    }
    const prepared = await prepareData(request, path.join(folder, 'prepared'))
    expect(prepared.problems).toEqual([])
    expect(prepared.wordRule).toBe('elision-1')
    expect(prepared.labels).toEqual(
      ['O'].concat(...['ARRIVEE', 'DEPART', 'VIA'].map((type) => [`B-${type}`, `I-${type}`])),
    )
  })
})

describe('finetune init', () => {
  it('writes a config for data that is there', async () => {
    await writeFile(path.join(folder, 'mine.conll'), 'Vers\tO\nPau\tB-CITY\n\nMerci\tO\n')
    await init('project', '--train', 'mine.conll')
    const config = await readFile(path.join(folder, 'project', 'finetune.yaml'), 'utf8')
    expect(config).toMatch(/^train_file: \.\.\/mine\.conll$/m)
    expect(config).toContain('2 examples')
    expect(config).toContain('CITY')
    expect(config).toMatch(/^validation_split: 0\.1$/m)
  })

  it('names the columns of a table', async () => {
    await writeFile(path.join(folder, 'mine.jsonl'), '{"tokens": ["Vers", "Pau"], "ner_tags": ["O", "B-CITY"]}\n')
    await init('.', '--train', 'mine.jsonl')
    expect(await readFile(path.join(folder, 'finetune.yaml'), 'utf8')).toMatch(/^label_column_name: ner_tags$/m)
  })

  it('takes nothing from the data for settings', async () => {
    await writeFile(path.join(folder, 'mine.jsonl'), '{"text": "Pau", "spans": [[0, 3, "CITY\\noutput_dir: /tmp"]]}\n')
    await init('.', '--train', 'mine.jsonl')
    expect(await readFile(path.join(folder, 'finetune.yaml'), 'utf8')).not.toMatch(/^output_dir/m)
  })

  it('overwrites nothing', async () => {
    await writeFile(path.join(folder, 'finetune.yaml'), 'mine')
    await writeFile(path.join(folder, 'mine.conll'), 'Pau\tB-CITY\n')
    expect(await init('.', '--train', 'mine.conll')).toMatchObject(refusal('file-exists'))
    expect(await readFile(path.join(folder, 'finetune.yaml'), 'utf8')).toBe('mine')
  })

  it.each([
    ['a file that is not there', ['--train', 'nowhere.conll'], 'file-missing'],
    ['a task that is not yet supported', ['--task', 'causal-lm'], 'task-not-yet-supported'],
    ['a task that there is not', ['--task', 'cooking'], 'task-unknown'],
  ])('refuses %s', async (_, options, code) => {
    expect(await init('.', ...options)).toMatchObject(refusal(code))
    expect(await readdir(folder)).toEqual([])
  })

  it('refuses a file without labelled sentences', async () => {
    await writeFile(path.join(folder, 'empty.conll'), '')
    expect(await init('.', '--train', 'empty.conll')).toMatchObject(refusal('file-not-recognised'))
  })
})
