import { describe, expect, it } from 'vitest'
import type { WordTokenizer } from '../../../src/inference/encode/wordTokenizer'
import type { SequenceModel } from '../../../src/inference/model/onnxModel'
import { planBatches } from '../../../src/inference/planBatches'
import { createTokenClassifier } from '../../../src/inference/tokenClassifier'
import type { Precision } from '../../../src/shared/protocol/inference'

const labels = ['O', 'B-VILLE', 'I-VILLE']

const tokenizer: WordTokenizer = {
  prefix: [0],
  suffix: [0],
  encodeWord: (word) => ({ ids: [word.codePointAt(0) ?? 0], locate: () => [{ start: 0, end: word.length }] }),
}

/** Words that begin with a capital are cities; remembers the batches that it was given. */
function fakeModel(precision: Precision): SequenceModel & { readonly batches: number[] } {
  const batches: number[] = []
  const rowOf = (id: number) => Float32Array.from(id >= 65 && id <= 90 ? [0, Math.log(3), -1000] : [9, 0, 0])
  return {
    precision,
    batches,
    run: (sequences) => {
      batches.push(sequences.length)
      return Promise.resolve(sequences.map((ids) => ({ at: (position) => rowOf(ids[position] ?? 0) })))
    },
    close: () => Promise.resolve(),
  }
}

function classifier(model: SequenceModel) {
  return createTokenClassifier({ labels, wordRule: 'space-1', maxLength: 16, tokenizer, model })
}

describe('createTokenClassifier', () => {
  it('answers each text in its place, with offsets in UTF-16 units', async () => {
    const texts = ['😀 vers Lyon', '', 'rien', 'Paris Brest']
    const entities = await classifier(fakeModel('fp32')).predict(texts, 'first')
    expect(entities.map((spans) => spans.map(({ word, start, end }) => [word, start, end]))).toEqual([
      [['Lyon', 8, 12]],
      [],
      [],
      [
        ['Paris', 0, 5],
        ['Brest', 6, 11],
      ],
    ])
    expect(entities[0]?.[0]?.score).toBeCloseTo(0.75, 6)
  })

  it('scores sequences of one length together in fp32 and each alone in int8', async () => {
    const texts = ['a b', 'c d', 'e f g']
    const [fp32, int8] = [fakeModel('fp32'), fakeModel('int8')]
    await classifier(fp32).predict(texts, 'first')
    await classifier(int8).predict(texts, 'first')
    expect(fp32.batches).toEqual([2, 1])
    expect(int8.batches).toEqual([1, 1, 1])
  })
})

describe('planBatches', () => {
  it('limits the sub-tokens of a batch', () => {
    const sequences = Array.from({ length: 40 }, () => ({ ids: new Array<number>(128).fill(1) }))
    expect(planBatches(sequences, 'fp32').map((batch) => batch.length)).toEqual([16, 16, 8])
  })

  it('gives a sequence over the limit a batch of its own', () => {
    const sequences = [1, 2].map(() => ({ ids: new Array<number>(5000).fill(1) }))
    expect(planBatches(sequences, 'fp32').map((batch) => batch.length)).toEqual([1, 1])
  })
})
