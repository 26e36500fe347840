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

describe('finetune init --from', () => {
  const script = 'LR = 3e-5\nMODEL = "camembert-base"\nTRAIN_FILE = "mine.conll"\nVALIDATION_FILE = find()\n'
  const config = (name = 'finetune.yaml') => readFile(path.join(folder, name), 'utf8')

  it('writes a config for a script, and tells what it could not read', async () => {
    await writeFile(path.join(folder, 'train.py'), script)
    expect(await init('.', '--from', 'train.py')).toMatchObject({
      exitCode: 0,
      json: {
        directory: folder,
        files: ['finetune.yaml'],
        script: {
          read: 3,
          problems: [
            {
              file: path.join(folder, 'train.py'),
              cell: null,
              line: 4,
              column: 19,
              code: 'FS001',
              severity: 'warning',
            },
          ],
        },
      },
    })
    expect(await config()).toMatch(/^learning_rate: 3e-5 {2}# line 1$/m)
  })

  it('writes paths as they are from the folder of the config, for data beside the script', async () => {
    await writeFile(path.join(folder, 'train.py'), script)
    await writeFile(path.join(folder, 'mine.conll'), 'Pau\tB-CITY\n')
    await init('configs', '--from', 'train.py')
    expect(await config('configs/finetune.yaml')).toMatch(/^train_file: \.\.\/mine\.conll /m)
  })

  it('shows places in a notebook by cell', async () => {
    const cell = { cell_type: 'code', source: script }
    await writeFile(path.join(folder, 'train.ipynb'), JSON.stringify({ cells: [cell] }))
    const { stdout } = await finetune(folder, 'init', '--from', 'train.ipynb')
    expect(stdout).toContain('Read 3 settings; not carried over: 1.\n')
    expect(stdout).toContain('train.ipynb cell 1:4:19 warning FS001 `VALIDATION_FILE` is computed')
    expect(stdout).toContain('Next: finetune check finetune.yaml\n')
  })

  it('takes another name beside a config that is there, and overwrites nothing', async () => {
    await writeFile(path.join(folder, 'train.py'), script)
    await writeFile(path.join(folder, 'finetune.yaml'), 'mine')
    expect(await init('.', '--from', 'train.py')).toMatchObject({ json: { files: ['train.finetune.yaml'] } })
    expect(await init('.', '--from', 'train.py')).toMatchObject(refusal('file-exists'))
    expect(await config()).toBe('mine')
  })

  it('takes the task that is asked for', async () => {
    await writeFile(path.join(folder, 'train.py'), script)
    await init('.', '--from', 'train.py', '--task', 'text-classification')
    expect(await config()).toMatch(/^task: text-classification$/m)
  })

  it.each([
    ['a file that is not there', 'nowhere.py', null, 'file-missing'],
    ['a script without settings', 'train.py', 'print(1)', 'nothing-found'],
    ['a notebook that is broken', 'train.ipynb', '{', 'script-unreadable'],
    [
      'a notebook in another language',
      'train.ipynb',
      '{"cells": [], "metadata": {"language_info": {"name": "R"}}}',
      'script-unreadable',
    ],
  ])('refuses %s', async (_, name, text, code) => {
    if (text !== null) await writeFile(path.join(folder, name), text)
    expect(await init('.', '--from', name)).toMatchObject(refusal(code))
    expect(await readdir(folder)).not.toContain('finetune.yaml')
  })

  it('refuses a task that there is not, and data besides', async () => {
    await writeFile(path.join(folder, 'train.py'), script)
    expect(await init('.', '--from', 'train.py', '--task', 'cooking')).toMatchObject(refusal('task-unknown'))
    expect(await finetune(folder, 'init', '--from', 'train.py', '--train', 'mine.conll')).toMatchObject({ exitCode: 2 })
    expect(await readdir(folder)).toEqual(['train.py'])
  })
})
