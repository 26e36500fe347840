import { describe, expect, it } from 'vitest'
import type { WordTokenizer } from '../../../src/inference/encode/wordTokenizer'
import type { SequenceModel } from '../../../src/inference/model/onnxModel'
import type { TextReader } from '../../../src/inference/predictTexts'
import { planBatches } from '../../../src/inference/planBatches'
import { createTokenClassifier } from '../../../src/inference/tokenClassifier'
import type { Detail, Precision, TextPart } from '../../../src/shared/protocol/inference'
import { splitWords } from '../../../src/shared/words/splitWords'

const labels = ['O', 'B-VILLE', 'I-VILLE']

const tokenizer: WordTokenizer = {
  prefix: [0],
  suffix: [0],
  special: { before: [{ id: 0, text: '<s>' }], after: [{ id: 0, text: '</s>' }] },
  encodeWord: (word) => ({
    ids: [word.codePointAt(0) ?? 0],
    tokens: [word.slice(0, 1)],
    locate: () => [{ start: 0, end: word.length }],
  }),
}

/** Words that begin with a capital are cities; remembers the batches that it was given. */
function fakeModel(precision: Precision): SequenceModel & { readonly batches: number[] } {
  const batches: number[] = []
  const rowOf = (id: number) => Float32Array.from(id >= 65 && id <= 90 ? [0, Math.log(3), -1000] : [9, 0, 0])
  return {
    precision,
    scores: labels.length,
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

async function predict(model: SequenceModel, texts: readonly string[], detail: Detail = 'words') {
  const parts: TextPart[] = []
  const steps: number[] = []
  for await (const step of classifier(model).predict(texts, { aggregation: 'first', detail })) {
    parts.push(...step)
    steps.push(step.length)
  }
  const of = (text: number) => parts.filter((part) => part.text === text)
  const words = texts.map((_, text) => of(text).flatMap((part) => part.words))
  const entities = texts.map((_, text) => of(text).flatMap((part) => part.entities))
  return { parts, steps, words, entities }
}

describe('createTokenClassifier', () => {
  it('answers each text in its place, with offsets in UTF-16 units', async () => {
    const texts = ['😀 vers Lyon', '', 'rien', 'Paris Brest']
    const { entities, parts } = await predict(fakeModel('fp32'), texts)
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
    const completed = parts.filter(({ isLast }) => isLast).map(({ text }) => text)
    expect(completed.toSorted()).toEqual([0, 1, 2, 3])
  })

  it('tells the probability of every label of each word, and on demand the logits behind it', async () => {
    const { words } = await predict(fakeModel('int8'), ['à Lyon'], 'tokens')
    expect(words[0]).toMatchObject([
      { start: 0, end: 1, label: 'O' },
      { start: 2, end: 6, label: 'B-VILLE', tokens: [{ text: 'L', id: 76, start: 2, end: 6 }] },
    ])
    expect(words[0]?.[1]?.probabilities.map((value) => Number(value.toFixed(6)))).toEqual([0.25, 0.75, 0])
    expect(words[0]?.[1]?.tokens?.[0]?.logits[2]).toBe(-1000)
    expect((await predict(fakeModel('int8'), ['à Lyon'])).words[0]?.[1]).not.toHaveProperty('tokens')
    expect((await predict(fakeModel('int8'), ['à Lyon'], 'entities')).words).toEqual([[]])
  })

  it('tells with the logits which window decided a word, and what of it was cut', async () => {
    const tokenizerOfLetters: WordTokenizer = {
      ...tokenizer,
      encodeWord: (word) => ({
        ids: [...word].map(() => 97),
        tokens: [...word],
        locate: (count) => Array.from({ length: count }, (_, index) => ({ start: index, end: index + 1 })),
      }),
    }
    const reader = {
      labels,
      wordRule: 'space-1',
      maxLength: 8,
      tokenizer: tokenizerOfLetters,
      model: fakeModel('int8'),
    }
    const long = createTokenClassifier(reader as TextReader)
    const told: TextPart[] = []
    for await (const parts of long.predict(['aaaa bbbb cccccccccc'], { aggregation: 'first', detail: 'tokens' }))
      told.push(...parts)
    const words = told.flatMap((part) => part.words)
    expect(words.map(({ window, unread, tokens }) => [window, unread, tokens?.length])).toEqual([
      [0, 0, 4],
      [1, 0, 4],
      [2, 4, 6],
    ])
    expect(long.special.before).toEqual([{ id: 0, text: '<s>' }])
  })

  it('scores sequences of one length together in fp32 and each alone in int8', async () => {
    const texts = ['a b', 'c d', 'e f g']
    const [fp32, int8] = [fakeModel('fp32'), fakeModel('int8')]
    await predict(fp32, texts)
    await predict(int8, texts)
    expect(fp32.batches).toEqual([2, 1])
    expect(int8.batches).toEqual([1, 1, 1])
  })

  it.each(['fp32', 'int8'] as const)(
    'tells the words of a long text in their order, bit by bit, in %s',
    async (precision) => {
      const text = 'à Lyon Brest et '.repeat(2000).trim()
      const { words, entities, parts, steps } = await predict(fakeModel(precision), [text])
      expect(words[0]?.map(({ start }) => start)).toEqual(splitWords(text, 'space-1').map(({ start }) => start))
      expect(entities[0]).toHaveLength(4000)
      expect(steps.length).toBeGreaterThan(20)
      expect(Math.max(...parts.map((part) => part.words.length + part.entities.length))).toBeLessThanOrEqual(2000)
      expect(parts.filter(({ isLast }) => isLast)).toEqual([parts.at(-1)])
    },
  )

  it('finds an entity whole wherever the window around it ends', async () => {
    for (let before = 0; before < 40; before++) {
      const text = `${'à '.repeat(before)}La-Roche sur-Yon${' et'.repeat(40)}`
      const { entities } = await predict(wholeEntities, [text])
      expect(entities[0]?.map(({ word }) => word)).toEqual(['La-Roche sur-Yon'])
    }
  })
})

/** Knows `s…` for the end of a city only behind its beginning, as a model that needs to see both. */
const wholeEntities: SequenceModel = {
  ...fakeModel('int8'),
  run: (sequences) =>
    Promise.resolve(
      sequences.map((ids) => ({
        at: (position) => {
          const letter = String.fromCodePoint(ids[position] ?? 0)
          const isBegin = letter === 'L' && ids[position + 1] === 's'.codePointAt(0)
          const isEnd = letter === 's' && ids[position - 1] === 'L'.codePointAt(0)
          return Float32Array.from([isBegin || isEnd ? 0 : 9, isBegin ? 9 : 0, isEnd ? 9 : 0])
        },
      })),
    ),
}

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
