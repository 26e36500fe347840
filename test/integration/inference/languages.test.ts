import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InferenceClient, type TextPrediction } from '../../../src/inference/client'
import type { SubToken, WordPrediction } from '../../../src/shared/protocol/inference'
import type { EntitySpan } from '../../../src/shared/protocol/prediction'
import { splitWords } from '../../../src/shared/words/splitWords'
import { languageSentences } from './languageSentences'
import { bundleChild, runPython } from './reference'

interface Expected {
  readonly entities: readonly EntitySpan[]
  readonly words: readonly (Omit<WordPrediction, 'tokens'> & { readonly tokens: readonly Omit<SubToken, 'text'>[] })[]
}

const families = ['bert', 'xlm-roberta', 'roberta']
const folder = mkdtempSync(path.join(tmpdir(), 'finetune-languages-'))
const texts = languageSentences(700)
let client: InferenceClient

beforeAll(async () => {
  const sentences = path.join(folder, 'sentences.jsonl')
  const lines = texts.map((text) => JSON.stringify({ text, words: splitWords(text, 'elision-1') }))
  writeFileSync(sentences, lines.join('\n'))
  const [program] = await Promise.all([bundleChild(folder), runPython('languages.py', folder, sentences)])
  client = new InferenceClient({ program })
}, 300_000)
afterAll(() => {
  client.dispose()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(families)('2,100 sentences in three languages with a %s model', (family) => {
  let own: readonly TextPrediction[]
  let python: readonly Expected[]

  beforeAll(async () => {
    const model = await client.load(path.join(folder, family), { precision: 'fp32' })
    own = await model.predict(texts, { detail: 'tokens' })
    const lines = readFileSync(path.join(folder, family, 'expected.jsonl'), 'utf8')
      .trim()
      .split('\n')
    python = lines.map((line) => JSON.parse(line) as Expected)
  })

  it("has Python's spans", () => {
    expect(python).toHaveLength(2100)
    expect(python.flatMap(({ entities }) => entities).length).toBeGreaterThan(2100)
    expect(differing((prediction) => prediction.entities.map(spanOf))).toEqual([])
  })

  it("has Python's scores", () => {
    const score = ({ entities }: Pick<Expected, 'entities'>) => entities.map((entity) => entity.score)
    expect(largestDifference(own.flatMap(score), python.flatMap(score))).toBeLessThan(1e-4)
  })

  it("has Python's words, sub-tokens and offsets", () => {
    expect(differing(({ words }) => words.map(wordOf))).toEqual([])
  })

  it("has Python's probability of each label and the logits behind it", () => {
    const probabilities = ({ words }: TextPrediction | Expected) => words.flatMap((word) => word.probabilities)
    const logits = ({ words }: TextPrediction | Expected) =>
      words.flatMap(({ tokens = [] }) => tokens.flatMap((token) => token.logits))
    expect(largestDifference(own.flatMap(probabilities), python.flatMap(probabilities))).toBeLessThan(1e-4)
    expect(largestDifference(own.flatMap(logits), python.flatMap(logits))).toBeLessThan(1e-3)
  })

  /** Texts of which the two say something else. */
  function differing(read: (prediction: TextPrediction | Expected) => readonly string[]) {
    return texts.flatMap((text, index) => {
      const [mine, theirs] = [own[index], python[index]].map((one) => (one ? read(one) : []))
      return String(mine) === String(theirs) ? [] : [{ text, mine, theirs }]
    })
  }
})

function spanOf({ entity_group, word, start, end }: EntitySpan): string {
  return `${entity_group} ${start}–${end} ${word}`
}

function wordOf({ start, end, label, tokens = [] }: WordPrediction | Expected['words'][number]): string {
  return `${label} ${start}–${end}: ${tokens.map((token) => `${token.id} ${token.start}–${token.end}`).join(', ')}`
}

/** Infinite where there are not as many of the one as of the other. */
function largestDifference(own: readonly number[], theirs: readonly number[]): number {
  if (own.length !== theirs.length || own.length === 0) return Infinity
  return own.reduce((largest, value, index) => Math.max(largest, Math.abs(value - (theirs[index] ?? Infinity))), 0)
}
