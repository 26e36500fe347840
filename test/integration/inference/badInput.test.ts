import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InferenceClient } from '../../../src/inference/client'
import { startInferenceChild, type InferenceChild } from '../../../src/inference/inferenceChild'
import { splitWords } from '../../../src/shared/words/splitWords'
import { bundleChild, reference } from './reference'

const folder = mkdtempSync(path.join(tmpdir(), 'finetune-bad-input-'))
const modelFolder = path.join(folder, 'bert')
const children: InferenceChild[] = []
let client: InferenceClient

beforeAll(async () => {
  const sentences = path.join(folder, 'sentences.jsonl')
  writeFileSync(sentences, JSON.stringify({ text: 'Lyon', words: [{ text: 'Lyon', start: 0, end: 4 }] }))
  const [program] = await Promise.all([bundleChild(folder), reference('models', folder, sentences, 'bert')])
  const startChild = (file: string) => {
    const child = startInferenceChild(file)
    children.push(child)
    return child
  }
  client = new InferenceClient({ program, startChild })
}, 300_000)
afterAll(() => {
  client.dispose()
  rmSync(folder, { recursive: true, force: true })
})

describe('a model folder', () => {
  it.each([
    ['cut to its half', 'onnx-broken', (copy: string) => halve(path.join(copy, 'onnx', 'model.onnx'))],
    ['emptied', 'onnx-broken', (copy: string) => truncateSync(path.join(copy, 'onnx', 'model.onnx'))],
    ['deleted', 'onnx-missing', (copy: string) => rmSync(path.join(copy, 'onnx', 'model.onnx'))],
  ])('whose ONNX file was %s is refused with %s and what to do', async (name, code, spoil) => {
    const copy = path.join(folder, name)
    cpSync(modelFolder, copy, { recursive: true })
    spoil(copy)
    const loading = client.load(copy, { precision: 'fp32' })
    await expect(loading).rejects.toMatchObject({ code })
    await expect(loading).rejects.toHaveProperty('hint', expect.stringContaining('`finetune export '))
  })

  it('whose labels are those of another model is refused', async () => {
    const copy = path.join(folder, 'labels')
    cpSync(modelFolder, copy, { recursive: true })
    const card = JSON.parse(readFileSync(path.join(copy, 'finetune.json'), 'utf8')) as object
    writeFileSync(path.join(copy, 'finetune.json'), JSON.stringify({ ...card, labels: ['O', 'B-X'] }))
    await expect(client.load(copy)).rejects.toMatchObject({
      code: 'labels-do-not-fit',
      arguments_: { scores: '5', labels: '2' },
    })
  })

  it('that was exported again while it was let go is not taken for what it was', async () => {
    const copy = path.join(folder, 'changed')
    cpSync(modelFolder, copy, { recursive: true })
    const model = await client.load(copy)
    children.at(-1)?.close()
    writeFileSync(path.join(copy, 'config.json'), '{}')
    await expect(model.predict(['Lyon'])).rejects.toMatchObject({ code: 'model-changed' })
  })
})

describe('a text', () => {
  it.each(['', ' ', '\t\r\n', '\u200b', '\ufeff', '\ud83d', '\u0000'])('%j is answered', async (text) => {
    const model = await client.load(modelFolder)
    const [prediction] = await model.predict([text], { detail: 'tokens' })
    expect(prediction?.words.map(({ start, end }) => [start, end])).toEqual(
      splitWords(text, 'elision-1').map(({ start, end }) => [start, end]),
    )
  })

  it('with tabs and both kinds of line ends has its words where they are', async () => {
    const text = 'de\tSaint-Étienne\r\nà 👩‍👩‍👧 e\u0301te\u0301\n مرحبا'
    const model = await client.load(modelFolder)
    const [prediction] = await model.predict([text])
    const words = prediction?.words.map(({ start, end }) => text.slice(start, end))
    expect(words).toEqual(['de', 'Saint-Étienne', 'à', '👩‍👩‍👧', 'e\u0301te\u0301', 'مرحبا'])
  })

  it('of a megabyte in one line lets a typed sentence pass, tells how far it is, and has all words', async () => {
    const text = 'de Paris à Lyon, '.repeat(60_000)
    const model = await client.load(modelFolder)
    const order: string[] = []
    const shares: number[] = []
    const long = model.predict([text], { onProgress: (share) => shares.push(share) })
    const typed = model.predict(['vers Brest']).then(() => order.push('typed'))
    const [prediction] = await long
    order.push('long')
    await typed
    expect(order).toEqual(['typed', 'long'])
    expect(prediction?.words).toHaveLength(300_000)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
    expect(shares.length).toBeGreaterThan(1000)
  })

  it.each([
    ['x', 1_000_000],
    ['e\u0301', 300_000],
    ['a-', 500_000],
    // Each is a word.
    ['😀', 30_000],
  ])('of %j, repeated without a space, is answered', async (letter, count) => {
    const text = letter.repeat(count)
    const model = await client.load(modelFolder)
    const [prediction] = await model.predict([text])
    expect(prediction?.words.at(-1)?.end).toBe(text.length)
  })

  it('of a megabyte that is no longer wanted is left', async () => {
    const model = await client.load(modelFolder)
    const abort = new AbortController()
    const text = 'de Nancy à Tours, '.repeat(60_000)
    const long = model.predict([text], { signal: abort.signal, onProgress: () => abort.abort() })
    await expect(long).rejects.toThrow(/aborted/)
    expect((await model.predict(['vers Sète']))[0]?.words).toHaveLength(2)
  })
})

describe('a child that is killed', () => {
  it('in the midst of a file is replaced, and the file is read to its end', async () => {
    const model = await client.load(modelFolder)
    const texts = Array.from({ length: 500 }, (_, index) => `de Brest à Nancy numéro ${index}`)
    const before = children.length
    let isKilled = false
    const told = new Set<number>()
    const predictions = await model.predict(texts, {
      onText: (index) => {
        told.add(index)
        if (told.size < 100 || isKilled) return
        isKilled = true
        process.kill(children.at(-1)?.pid ?? NaN, 'SIGKILL')
      },
    })
    expect(children).toHaveLength(before + 1)
    expect(told.size).toBe(500)
    expect(predictions.every(({ words }) => words.length === 6)).toBe(true)
  })
})

function halve(file: string): void {
  truncateSync(file, readFileSync(file).length / 2)
}
