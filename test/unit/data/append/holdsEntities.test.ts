import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { holdsEntities } from '../../../../src/data/append/holdsEntities'
import { temporaryFolder } from '../../runs/fixture'

it.each([
  [true, 'words with tags', 'a.bio', 'de O\nParis B-FROM\n'],
  [true, 'nothing yet', 'a.conll', '\n'],
  [true, 'records with tags', 'a.jsonl', '{"tokens":["Paris"],"tags":["B-FROM"]}\n'],
  [true, 'more records than are looked into', 'a.jsonl', '{"text":"Lyon","entities":[[0,4,"TO"]]}\n'.repeat(5000)],
  [false, 'other records', 'a.jsonl', '{"text":"bonjour","label":"greeting"}\n'],
  [false, 'words without tags', 'a.conll', 'bonjour\nle monde\n'],
])('answers %s for a file with %s', async (expected, _, name, text) => {
  const file = path.join(temporaryFolder(), name)
  writeFileSync(file, text)
  expect(await holdsEntities(file)).toBe(expected)
})

it('answers false for a file that cannot be read', async () => {
  expect(await holdsEntities('/nowhere/a.conll')).toBe(false)
})
