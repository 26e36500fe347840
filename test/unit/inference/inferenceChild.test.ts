import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOnnxPredictor } from '../../../src/inference/onnxPredictor'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'finetune-child-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program that loads anything and runs this when it is to predict. */
function program(name: string, onPredict: string): string {
  const file = path.join(folder, `${name}.cjs`)
  const loaded = `process.send({ type: 'loaded', id, model: { labels: ['O'], precision: 'fp32', maxLength: 8, version: '1' } })`
  writeFileSync(
    file,
    `process.on('message', ({ type, id }) => { if (type === 'load') ${loaded}; else { ${onPredict} } })`,
  )
  return file
}

describe('a child process', () => {
  it('answers over its channel', async () => {
    const answering = program(
      'answering',
      `process.send({ type: 'part', id, parts: [{ text: 0, words: [], entities: [], isLast: true }] }); process.send({ type: 'predicted', id })`,
    )
    const predictor = await openOnnxPredictor(answering, { folder: 'model' })
    expect(await predictor.predict(['a'])).toEqual([[]])
    predictor.close()
  })

  it('that is killed fails the prediction with the signal', async () => {
    const killed = program('killed', `process.kill(process.pid, 'SIGKILL')`)
    const predictor = await openOnnxPredictor(killed, { folder: 'model' })
    const failure = { code: 'inference-ended', arguments_: { detail: 'SIGKILL' } }
    await expect(predictor.predict(['a'])).rejects.toMatchObject(failure)
    await expect(predictor.predict(['a'])).rejects.toMatchObject(failure)
  })

  it('that ends with an error fails with the last thing it said', async () => {
    const failing = program('failing', `console.error('first'); console.error('out of memory'); process.exit(3)`)
    const predictor = await openOnnxPredictor(failing, { folder: 'model' })
    await expect(predictor.predict(['a'])).rejects.toMatchObject({ arguments_: { detail: 'out of memory' } })
  })

  it('whose program is missing fails to load', async () => {
    const missing = path.join(folder, 'missing.cjs')
    await expect(openOnnxPredictor(missing, { folder: 'model' })).rejects.toMatchObject({ code: 'inference-ended' })
  })
})
