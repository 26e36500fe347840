import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOnnxPredictor } from '../../../src/inference/client'
import type { ScoredWord } from '../../../src/inference/decode/groupEntities'
import { scoreTexts } from '../../../src/inference/predictTexts'
import { openTokenClassifier } from '../../../src/inference/tokenClassifier'
import { aggregations, type Aggregation, type Precision } from '../../../src/shared/protocol/inference'
import type { EntitySpan } from '../../../src/shared/protocol/prediction'
import { splitWords } from '../../../src/shared/words/splitWords'
import { bundleChild, reference } from './reference'
import { makeSentences } from './sentences'

const families = ['bert', 'roberta', 'camembert']
const folder = mkdtempSync(path.join(tmpdir(), 'finetune-inference-'))
// The last ones are over the models' 64 sub-tokens and read in windows.
const texts = [...makeSentences(550, 8), ...makeSentences(50, 100, 2)].map((words) => words.join(' '))
let program: string

beforeAll(async () => {
  program = await bundleChild(folder)
  const sentences = path.join(folder, 'sentences.jsonl')
  const lines = texts.map((text) => JSON.stringify({ text, words: splitWords(text, 'elision-1') }))
  writeFileSync(sentences, lines.join('\n'))
  await reference('models', folder, sentences, ...families)
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(families)('a %s model in fp32', (family) => {
  it.each(aggregations)("finds the entities of Hugging Face's pipeline with aggregation %s", async (aggregation) => {
    const own = await predict(family, { precision: 'fp32', aggregation })
    const python = readLines<Record<Aggregation, EntitySpan[] | null>>(family, 'entities.jsonl')
    const pairs = texts.flatMap((text, index) => {
      const expected = python[index]?.[aggregation]
      return expected ? [{ text, own: own[index] ?? [], python: expected }] : []
    })
    expect(pairs.length).toBeGreaterThanOrEqual(500)
    expect(pairs.filter((pair) => spansOf(pair.own) !== spansOf(pair.python))).toEqual([])
    const scores = pairs.flatMap((pair) => pair.own.map(({ score }, index) => [score, pair.python[index]?.score ?? 9]))
    expect(scores.length).toBeGreaterThan(500)
    expect(largestDifference(scores)).toBeLessThan(1e-4)
  })

  it('gives each sub-token the probabilities of the trainer, long texts included', async () => {
    const classifier = await openTokenClassifier(path.join(folder, family), ['fp32'])
    const own: number[][][][] = []
    for await (const steps of scoreTexts(classifier.reader, texts)) {
      for (const { scores, isLast } of steps) if (isLast) own[scores.index] = scores.words.map(rowsOf)
    }
    await classifier.close()
    const python = readLines<{ words: { probabilities: number[][] }[] }>(family, 'words.jsonl')
    const expected = python.map(({ words }) => words.map(({ probabilities }) => probabilities))
    expect(own.map((words) => words.map((rows) => rows.length))).toEqual(
      expected.map((words) => words.map((rows) => rows.length)),
    )
    const theirs = expected.flat(3)
    const pairs = own.flat(3).map((probability, index) => [probability, theirs[index] ?? 9])
    expect(largestDifference(pairs)).toBeLessThan(1e-4)
  })
})

describe.each(families)('a %s model in int8', (family) => {
  it('gives a text the same scores in any company', async () => {
    const together = await predict(family, { precision: 'int8', aggregation: 'first' })
    const reversed = await predict(family, { precision: 'int8', aggregation: 'first' }, texts.toReversed())
    expect(together.flat().length).toBeGreaterThan(0)
    expect(reversed.toReversed()).toEqual(together)
  })
})

async function predict(
  family: string,
  options: { precision: Precision; aggregation: Aggregation },
  given: readonly string[] = texts,
): Promise<(readonly EntitySpan[])[]> {
  const predictor = await openOnnxPredictor(program, { folder: path.join(folder, family), ...options })
  const entities: (readonly EntitySpan[])[] = []
  for (let start = 0; start < given.length; start += predictor.textsAtOnce) {
    entities.push(...(await predictor.predict(given.slice(start, start + predictor.textsAtOnce))))
  }
  predictor.close()
  return entities
}

function readLines<Line>(family: string, name: string): Line[] {
  const lines = readFileSync(path.join(folder, family, name), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as Line)
}

function spansOf(entities: readonly EntitySpan[]): string {
  return JSON.stringify(entities.map(({ entity_group, word, start, end }) => [entity_group, word, start, end]))
}

function rowsOf({ probabilities }: ScoredWord): number[][] {
  return probabilities.map((row) => [...row])
}

function largestDifference(pairs: readonly (readonly number[])[]): number {
  return pairs.reduce((largest, [own = 0, theirs = 9]) => Math.max(largest, Math.abs(own - theirs)), 0)
}
