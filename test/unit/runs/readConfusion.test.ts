import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfusion } from '../../../src/runs/readConfusion'
import { temporaryFolder } from './fixture'

const line = (...tokens: readonly (readonly [gold: string, predicted: string])[]) =>
  `${JSON.stringify({ tokens: tokens.map(([gold, predicted]) => ({ text: 'w', gold, predicted })) })}\n`

function runWith(files: Readonly<Record<string, string>>): string {
  const directory = temporaryFolder()
  mkdirSync(path.join(directory, 'predictions'))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, 'predictions', name), text)
  return directory
}

describe('what a run took for what', () => {
  it('is read from its predictions on the test data, else on the validation data', async () => {
    const validation = line(['B-A', 'B-B'])
    const expected = { types: ['A', 'B'], split: 'validation' }
    expect(await readConfusion(runWith({ 'validation.jsonl': validation }))).toMatchObject(expected)
    const both = runWith({ 'validation.jsonl': validation, 'test.jsonl': line(['B-A', 'B-A']) })
    expect(await readConfusion(both)).toMatchObject({ types: ['A'], split: 'test' })
  })

  it('leaves out damaged lines', async () => {
    const text = `${line(['B-A', 'B-A'])}{"tokens": [{"gold": "B-A"}]}\n[]\n{"tok\n${line(['B-A', 'O'])}`
    const found = await readConfusion(runWith({ 'test.jsonl': text }))
    expect(found?.counts).toEqual([
      [1, 1],
      [0, 0],
    ])
  })

  it('is nothing before there are predictions', async () => {
    expect(await readConfusion(temporaryFolder())).toBeNull()
  })

  it('says why where predictions cannot be read', async () => {
    const directory = runWith({})
    mkdirSync(path.join(directory, 'predictions', 'test.jsonl'))
    await expect(readConfusion(directory)).rejects.toThrow()
  })
})
