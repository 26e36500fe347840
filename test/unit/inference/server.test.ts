import { describe, expect, it } from 'vitest'
import { InferenceFailure } from '../../../src/inference/failure'
import { createInferenceServer } from '../../../src/inference/server'
import type { TokenClassifier } from '../../../src/inference/tokenClassifier'

function fakeModel(name: string, closed: string[]): TokenClassifier {
  const span = { entity_group: name, score: 1, word: '', start: 0, end: 0 }
  return {
    labels: [name],
    precision: 'fp32',
    predict: (texts) => Promise.resolve(texts.map(() => [span])),
    scoreWords: () => Promise.resolve([]),
    close: () => Promise.resolve(void closed.push(name)),
  }
}

describe('createInferenceServer', () => {
  it('refuses to predict before a model is loaded', async () => {
    const server = createInferenceServer(() => Promise.reject(new Error('not asked')))
    const reply = await server.handle({ type: 'predict', id: 7, texts: ['a'], aggregation: 'first' })
    expect(reply).toMatchObject({ type: 'refused', id: 7, code: 'no-model-loaded' })
  })

  it('predicts with the model loaded last, and closes the one before', async () => {
    const closed: string[] = []
    const server = createInferenceServer((folder) => Promise.resolve(fakeModel(folder, closed)))
    // Not awaited one by one: requests are answered in the order they came.
    const replies = await Promise.all([
      server.handle({ type: 'load', id: 1, folder: 'A', precision: null }),
      server.handle({ type: 'load', id: 2, folder: 'B', precision: null }),
      server.handle({ type: 'predict', id: 3, texts: ['x'], aggregation: 'first' }),
    ])
    expect(replies[0]).toEqual({ type: 'loaded', id: 1, model: { labels: ['A'], precision: 'fp32' } })
    expect(replies[2]).toMatchObject({ type: 'predicted', id: 3, entities: [[{ entity_group: 'B' }]] })
    expect(closed).toEqual(['A'])
  })

  it('answers a failed load with its code and keeps answering', async () => {
    let attempts = 0
    const server = createInferenceServer((folder) =>
      ++attempts === 1
        ? Promise.reject(new InferenceFailure('onnx-missing', { folder, files: 'f' }))
        : Promise.resolve(fakeModel(folder, [])),
    )
    const refused = await server.handle({ type: 'load', id: 1, folder: 'A', precision: null })
    const loaded = await server.handle({ type: 'load', id: 2, folder: 'A', precision: null })
    expect(refused).toEqual({ type: 'refused', id: 1, code: 'onnx-missing', arguments: { folder: 'A', files: 'f' } })
    expect(loaded.type).toBe('loaded')
  })

  it('answers an error that it does not know with its message', async () => {
    const server = createInferenceServer(() => Promise.reject(new Error('odd\nstack')))
    const reply = await server.handle({ type: 'load', id: 1, folder: 'A', precision: null })
    expect(reply).toMatchObject({ code: 'unexpected', arguments: { detail: 'odd' } })
  })
})
