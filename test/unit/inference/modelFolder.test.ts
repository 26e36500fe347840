import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTokenizer } from '../../../src/inference/encode/wordTokenizer'
import { readModelDescription } from '../../../src/inference/model/modelFolder'
import { openOnnxModel } from '../../../src/inference/model/onnxModel'

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
    ['model-folder-broken', { labels: [] }],
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
})

describe('readTokenizer', () => {
  it('refuses a tokenizer of an unknown kind', async () => {
    writeFileSync(path.join(folder, 'tokenizer.json'), JSON.stringify({ model: { type: 'Odd' } }))
    writeFileSync(path.join(folder, 'tokenizer_config.json'), '{}')
    await expect(readTokenizer(folder)).rejects.toMatchObject({ code: 'tokenizer-not-supported' })
  })
})

describe('openOnnxModel', () => {
  it('names the files that it looked for', async () => {
    await expect(openOnnxModel(folder, null)).rejects.toMatchObject({
      code: 'onnx-missing',
      arguments_: { files: 'onnx/model.onnx, onnx/model_quantized.onnx' },
    })
  })

  it('does not take one precision for the other', async () => {
    mkdirSync(path.join(folder, 'onnx'))
    writeFileSync(path.join(folder, 'onnx/model.onnx'), '')
    await expect(openOnnxModel(folder, 'int8')).rejects.toMatchObject({ code: 'onnx-missing' })
  })

  it('says that a broken file cannot be loaded', async () => {
    mkdirSync(path.join(folder, 'onnx'))
    writeFileSync(path.join(folder, 'onnx/model.onnx'), 'not a model')
    await expect(openOnnxModel(folder, 'fp32')).rejects.toMatchObject({ code: 'onnx-broken' })
  })
})
