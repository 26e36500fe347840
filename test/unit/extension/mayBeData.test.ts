import { expect, it } from 'vitest'
import type { TextDocument } from 'vscode'
import { mayBeData } from '../../../src/extension/language/mayBeData'

const document = (path: string, text = '') =>
  ({ uri: { path }, lineAt: () => ({ text }) }) as unknown as Pick<TextDocument, 'uri' | 'lineAt'>

it.each([
  ['/a/train.CONLL', 'anything'],
  ['/a/train.iob2', ''],
  ['/a/new.jsonl', ''],
  ['/a/train.jsonl', '{"id": 1, "tokens": ["a"], "ner_tags": ["O"]}'],
  ['/a/train.ndjson', '{"text": "a", "entities": []}'],
  ['/a/train.jsonl', `{"text": "${'long '.repeat(2000)}`],
])('the server is told of %s with %j', (path, text) => {
  expect(mayBeData(document(path, text))).toBe(true)
})

it.each([
  ['/a/events.jsonl', '{"type": "train", "step": 1}'],
  ['/a/tweets.jsonl', '{"text": "a", "label": "positive"}'],
  ['/a/notes.txt', 'Brest B-CITY'],
  ['/a/conll', ''],
])('the server is not told of %s with %j', (path, text) => {
  expect(mayBeData(document(path, text))).toBe(false)
})
