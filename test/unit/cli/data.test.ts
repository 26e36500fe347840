import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataStatistics, looseFile } from '../../../src/cli/dataStatistics'
import { InferenceFailure } from '../../../src/inference/client'
import { readDataStatistics } from '../../../src/shared/protocol/readCommandLine'
import type { DataStatisticsDocument } from '../../../src/shared/protocol/dataStatistics'
import { tinySentences } from '../../tinyProject'
import { temporaryFolder } from '../runs/fixture'
import { finetune } from './context'

const config = `task: token-classification
model_name_or_path: model
train_file: data/train.conll
test_file: data/test.conll
max_seq_length: 8
`

function project(text = config): string {
  const folder = temporaryFolder()
  for (const name of ['model', 'data']) mkdirSync(path.join(folder, name))
  writeFileSync(path.join(folder, 'model', 'config.json'), '{"model_type": "bert"}')
  writeFileSync(path.join(folder, 'finetune.yaml'), text)
  writeFileSync(path.join(folder, 'data', 'train.conll'), tinySentences(0, 20))
  writeFileSync(path.join(folder, 'data', 'test.conll'), tinySentences(18, 24))
  return folder
}

const document = (json: unknown) => json as DataStatisticsDocument

describe('finetune data', () => {
  it('counts what a config’s files hold', async () => {
    const folder = project()
    const { json, exitCode } = await finetune(folder, 'data', 'finetune.yaml', '--json')
    expect(exitCode).toBe(0)
    expect(readDataStatistics(json)).toBe(json)
    const { splits, repeated, names, files, maxLength } = document(json)
    expect(splits.map(({ split, sentences, words }) => [split, sentences, words])).toEqual([
      ['train', 20, 120],
      ['test', 6, 36],
    ])
    expect(repeated.inTrain).toEqual({ test: 2 })
    expect(names.map(({ split }) => split)).toEqual(['test'])
    expect(files.map(({ name }) => name)).toEqual(['data/train.conll', 'data/test.conll'])
    expect(maxLength).toBe(8)
  })

  it('counts one file as the config that names it reads it', async () => {
    const folder = project(`${config}label_map: {DEPART: FROM}\n`)
    const { json } = await finetune(folder, 'data', 'data/test.conll', '--json')
    const { splits, config: found } = document(json)
    expect(splits.map(({ split, entities }) => [split, entities])).toEqual([['test', { ARRIVEE: 6, FROM: 6 }]])
    expect(found).toBe(path.join(folder, 'finetune.yaml'))
  })

  it('counts a file that no config names, in words', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'some.iob'), tinySentences(0, 3))
    const { json } = await finetune(folder, 'data', 'some.iob', '--json')
    expect(document(json)).toMatchObject({ config: null, tokenizer: { unit: 'words', model: null }, maxLength: null })
    expect(document(json).splits[0]?.lengths).toEqual([[6, 3]])
  })

  it('says in words of a reader what it found', async () => {
    const { stdout } = await finetune(project(), 'data', '.')
    expect(stdout).toMatch(/sentences\s+20\s+6/)
    expect(stdout).toContain('test: 2 sentences are in train too')
    expect(stdout).toMatch(/Lengths are in words: /)
  })

  it('says what is wrong where there is nothing to count', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'broken.conll'), 'no tag\nhere\n')
    const { exitCode, json } = await finetune(folder, 'data', 'missing.conll', '--json')
    expect(exitCode).toBe(2)
    expect(document(json).problems.map(({ code }) => code)).toContain('FD001')
    const other = project(config.replace('token-classification', 'causal-lm'))
    expect((await finetune(other, 'data', '.', '--json')).json).toMatchObject({ error: { code: 'task-not-supported' } })
  })
})

describe('statistics of data', () => {
  const { signal } = new AbortController()
  const source = (folder: string) => ({
    ...looseFile(path.join(folder, 'data', 'train.conll')),
    model: { name: 'tiny', folder: '/model' },
  })

  it('have lengths in tokens of the model, its special ones included', async () => {
    const asked: string[] = []
    const count = (_: string, words: readonly string[]) => {
      asked.push(...words)
      return Promise.resolve({ counts: words.map(() => 2), special: 2 })
    }
    const { tokenizer, splits } = await dataStatistics(source(project()), count, { signal })
    expect(tokenizer).toEqual({ unit: 'tokens', model: 'tiny', special: 2 })
    expect(splits[0]?.lengths).toEqual([[14, 20]])
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('say why they are in words where the tokenizer cannot be read', async () => {
    const count = () => Promise.reject(new InferenceFailure('tokenizer-not-supported', { folder: 'x', detail: 'y' }))
    const { tokenizer, splits } = await dataStatistics(source(project()), count, { signal })
    expect(tokenizer).toMatchObject({ unit: 'words', model: 'tiny', reason: expect.stringMatching(/.{20}/) as string })
    expect(splits[0]?.lengths).toEqual([[6, 20]])
  })
})
