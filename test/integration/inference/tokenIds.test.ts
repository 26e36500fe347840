import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWordTokenizer, type WordTokenizer } from '../../../src/inference/encode/wordTokenizer'
import { reference } from './reference'
import { makeSentences, oddWords } from './sentences'

interface FamilyIds {
  readonly files: { readonly 'tokenizer.json': object; readonly 'tokenizer_config.json': object }
  readonly ids: readonly (readonly number[])[]
}

const families = [
  'bert',
  'roberta',
  'camembert',
  'xlm-roberta',
  'distilbert',
  'electra',
  'albert',
  'deberta-v2',
  'gpt2',
  'mpnet',
  'minilm',
]

describe("ids of words equal Python's is_split_into_words", () => {
  const sentences = [...oddWords.map((word) => [word]), ...makeSentences(400, 20)]
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-ids-'))
  let expected: Record<string, FamilyIds>

  beforeAll(async () => {
    const source = path.join(folder, 'sentences.jsonl')
    const target = path.join(folder, 'ids.json')
    const lines = sentences.map((words) => JSON.stringify({ text: '', words: words.map((text) => ({ text })) }))
    writeFileSync(source, lines.join('\n'))
    await reference('ids', source, target)
    expected = JSON.parse(readFileSync(target, 'utf8')) as Record<string, FamilyIds>
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(families)('%s', (family) => {
    const { files, ids } = expected[family] ?? { files: none, ids: [] }
    const tokenizer = createWordTokenizer(files['tokenizer.json'], files['tokenizer_config.json'])
    const own = sentences.map((words) => encode(tokenizer, words))
    const wrong = sentences.flatMap((words, index) =>
      String(own[index]) === String(ids[index]) ? [] : [{ words, own: own[index], python: ids[index] }],
    )
    expect(wrong).toEqual([])
  })
})

const none: FamilyIds['files'] = { 'tokenizer.json': {}, 'tokenizer_config.json': {} }

function encode(tokenizer: WordTokenizer, words: readonly string[]): number[] {
  return [...tokenizer.prefix, ...words.flatMap((word) => tokenizer.encodeWord(word).ids), ...tokenizer.suffix]
}
