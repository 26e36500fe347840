import { describe, expect, it } from 'vitest'
import { InferenceClient } from '../../../src/inference/InferenceClient'
import { countTokens } from '../../../src/inference/encode/countTokens'
import type { WordTokenizer } from '../../../src/inference/encode/wordTokenizer'
import { ModelShelf } from '../../../src/inference/ModelShelf'
import { createInferenceServer } from '../../../src/inference/server'
import type { InferenceReply } from '../../../src/shared/protocol/inference'
import { startOf } from './fakeChild'

/** A token a letter. */
const letters: WordTokenizer = {
  prefix: [1],
  suffix: [2],
  special: { before: [], after: [] },
  encodeWord: (word) => ({ ids: Array.from(word, () => 3), tokens: [...word], locate: () => [] }),
}

describe('tokens of words', () => {
  it('are counted one by one, in steps that let other work in', () => {
    const words = Array.from({ length: 500 }, (_, index) => 'a'.repeat(index % 4))
    const steps = countTokens(words, letters)
    let pauses = 0
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) pauses++
    expect(step.value).toEqual(words.map(({ length }) => length))
    expect(pauses).toBe(2)
  })

  it('are answered with the number of special ones', async () => {
    const { start } = startOf()
    const client = new InferenceClient({ program: 'program', startChild: start })
    expect(await client.countTokens('model', ['de', 'Brest'])).toMatchObject({ counts: [2, 5], special: 2 })
    client.dispose()
  })

  it('are refused where the folder has no tokenizer', async () => {
    const reply = await new Promise<InferenceReply>((resolve) => {
      const shelf = new ModelShelf(() => Promise.reject(new Error('no model is needed')))
      createInferenceServer(shelf, resolve).handle({ type: 'count', id: 7, folder: '/nowhere', words: ['a'] })
    })
    expect(reply).toMatchObject({ type: 'refused', id: 7, code: 'model-folder-missing' })
  })
})
