import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTokenizer } from '../../../src/inference/encode/wordTokenizer'
import { readModelDescription } from '../../../src/inference/model/modelFolder'
import { readVersion } from '../../../src/inference/model/modelVersion'
import { findOnnxFile, openOnnxModel } from '../../../src/inference/model/onnxModel'
import { threadsFor } from '../../../src/inference/model/threadsFor'

const card = { format: 1, task: 'token-classification', labels: ['O', 'B-X'], wordRule: 'elision-1', maxLength: 128 }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'finetune-model-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function writeCard(changes: object): void {
  writeFileSync(path.join(folder, 'finetune.json'), JSON.stringify({ ...card, ...changes }))
}

describe('readModelDescription', () => {
  it('reads labels, word rule and maximum length', async () => {
    writeCard({ somethingNew: true })
    const { format: _, ...expected } = card
    expect(await readModelDescription(folder)).toEqual(expected)
  })

  it.each([
    ['model-format-newer', { format: 2 }],
    ['task-not-supported', { task: 'causal-lm' }],
    ['word-rule-unknown', { wordRule: 'elision-99' }],
    ['labels-missing', { labels: [] }],
    ['labels-missing', { labels: undefined }],
    ['model-folder-broken', { maxLength: '128' }],
    ['model-folder-broken', { format: undefined }],
  ])('refuses with %s what has %j', async (code, changes) => {
    writeCard(changes)
    await expect(readModelDescription(folder)).rejects.toMatchObject({ code })
  })

  it.each(['{"format": 1', '[]', 'null'])('says that %j is not a model card', async (text) => {
    writeFileSync(path.join(folder, 'finetune.json'), text)
    await expect(readModelDescription(folder)).rejects.toMatchObject({ code: 'model-folder-broken' })
  })

  it('says that a folder without a card is no model folder', async () => {
    await expect(readModelDescription(folder)).rejects.toMatchObject({ code: 'model-folder-missing' })
  })

  it('says that there is no such folder', async () => {
    const missing = path.join(folder, 'gone')
    await expect(readModelDescription(missing)).rejects.toMatchObject({ code: 'folder-missing' })
  })
})

describe('readModelDescription of a folder of another tool', () => {
  const config = { architectures: ['BertForTokenClassification'], max_position_embeddings: 512 }

  function writeFiles(changes: object): void {
    write('config.json', JSON.stringify({ ...config, id2label: { 0: 'O', 1: 'B-Some.thing else' }, ...changes }))
    write('tokenizer_config.json', JSON.stringify({ model_max_length: 1e30 }))
  }

  it('takes labels and length from its config', async () => {
    writeFiles({})
    const labels = ['O', 'B-Some.thing else']
    expect(await readModelDescription(folder)).toMatchObject({ labels, wordRule: 'elision-1', maxLength: 510 })
  })

  it.each([
    ['task-not-supported', { architectures: ['BertForSequenceClassification'] }],
    ['labels-missing', { id2label: undefined }],
    ['labels-missing', { id2label: { 0: 'O', 2: 'B-X' } }],
  ])('refuses with %s what has %j', async (code, changes) => {
    writeFiles(changes)
    await expect(readModelDescription(folder)).rejects.toMatchObject({ code })
  })
})

describe('readTokenizer', () => {
  it('refuses a tokenizer of an unknown kind', async () => {
    writeFileSync(path.join(folder, 'tokenizer.json'), JSON.stringify({ model: { type: 'Odd' } }))
    writeFileSync(path.join(folder, 'tokenizer_config.json'), '{}')
    await expect(readTokenizer(folder)).rejects.toMatchObject({ code: 'tokenizer-not-supported' })
  })
})

describe('findOnnxFile', () => {
  it('names the files that it looked for', () => {
    expect(() => findOnnxFile(folder, ['fp32', 'int8'])).toThrow(
      expect.objectContaining({
        code: 'onnx-missing',
        arguments_: { folder, files: 'onnx/model.onnx, onnx/model_quantized.onnx' },
      }),
    )
  })

  it('takes the first precision that is there, and none for another', () => {
    write('onnx/model.onnx', '')
    expect(findOnnxFile(folder, ['int8', 'fp32'])).toMatchObject({ precision: 'fp32' })
    expect(() => findOnnxFile(folder, ['int8'])).toThrow(/no ONNX model/)
  })

  it('finds what another tool put beside the other files', () => {
    write('model.onnx', '')
    expect(findOnnxFile(folder, ['fp32']).file).toBe(path.join(folder, 'model.onnx'))
  })
})

describe('openOnnxModel', () => {
  it('says that a broken file cannot be loaded, and how to mend it', async () => {
    write('onnx/model.onnx', 'not a model')
    const opening = openOnnxModel(findOnnxFile(folder, ['fp32']))
    await expect(opening).rejects.toMatchObject({ code: 'onnx-broken' })
    await expect(opening).rejects.toHaveProperty('hint', expect.stringContaining('finetune export'))
  })
})

describe('readVersion', () => {
  it('changes with the files of the model', async () => {
    write('onnx/model.onnx', 'a')
    const before = await readVersion(folder, ['int8', 'fp32'])
    expect(before.precision).toBe('fp32')
    expect(await readVersion(folder, ['fp32'])).toEqual(before)
    write('onnx/model.onnx', 'ab')
    expect((await readVersion(folder, ['fp32'])).version).not.toBe(before.version)
  })
})

describe('threadsFor', () => {
  it.each([
    [1, 1],
    [2, 2],
    [4, 2],
    [8, 4],
    [64, 8],
  ])('%i processors: %i', (processors, threads) => {
    expect(threadsFor(processors)).toBe(threads)
  })
})

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}
