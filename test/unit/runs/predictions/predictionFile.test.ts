import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PredictionFile } from '../../../../src/runs/predictions/PredictionFile'
import type { TokenPrediction } from '../../../../src/shared/protocol/prediction'
import { ExampleTable } from '../../../../webview/errors/model/ExampleTable'
import { temporaryFolder } from '../fixture'
import { prediction } from './prediction'

async function read(lines: readonly string[]): Promise<{ file: PredictionFile; table: ExampleTable; blocks: number }> {
  const name = path.join(temporaryFolder(), 'test.jsonl')
  writeFileSync(name, lines.join('\n'))
  const file = new PredictionFile(name)
  const table = new ExampleTable()
  let blocks = 0
  for await (const columns of file.read(new AbortController().signal)) {
    table.append({ type: 'examples', side: 'shown', ...columns })
    blocks++
  }
  return { file, table, blocks }
}

const json = (value: TokenPrediction) => JSON.stringify(value)

describe('predictions', () => {
  it('come as they were written', async () => {
    const { table } = await read([json(prediction(0, 'à Paris', 'O B-TO', 'O O', { line: 7, loss: 1.5 })), ''])
    expect(table.wordsOf(0)).toEqual(['à', 'Paris'])
    expect([table.goldOf(0), table.predictedOf(0)]).toEqual([
      ['O', 'B-TO'],
      ['O', 'O'],
    ])
    expect([table.files[table.file.at(0)], table.line.at(0), table.loss.at(0)]).toEqual(['data/test.conll', 7, 1.5])
  })

  it('of words with spaces keep their words apart', async () => {
    const { table } = await read([json(prediction(0, 'New\u2009York 🚆', 'B-TO O', 'B-TO O'))])
    expect(table.wordsOf(0)).toEqual(['New\u00a0York', '🚆'])
    expect([...table.search.matching('new YORK 🚆')]).toEqual([1])
  })

  it('of words that the model has not seen have no figures', async () => {
    const { table } = await read([json(prediction(0, 'a b', 'O O', 'O O', { probability: null, loss: null }))])
    expect([...table.probabilitiesOf(0), table.loss.at(0)]).toEqual([NaN, NaN, NaN])
  })

  it('leave out damaged lines, and count them', async () => {
    const whole = json(prediction(3, 'à Lyon', 'O B-TO', 'O B-TO'))
    const { file, table } = await read(['{"id": 0', '[]', '{"id":1,"tokens":[{}]}', '', whole])
    expect([file.damaged, table.length]).toEqual([3, 1])
    expect(file.exampleOf(3)).toBe(0)
    expect(file.exampleOf(0)).toBeNull()
  })

  it('of any number come in blocks, and each is found again', async () => {
    const lines = Array.from({ length: 5000 }, (_, id) =>
      json(prediction(id, `à Ville${id} ${'é'.repeat(id % 50)}x`, 'O B-TO O', 'O O O', { line: id * 4 + 1 })),
    )
    const { file, table, blocks } = await read(lines)
    expect([file.length, table.length]).toEqual([5000, 5000])
    expect(blocks).toBeGreaterThan(1)
    for (const id of [0, 1999, 4999]) {
      expect(table.wordsOf(id)[1]).toBe(`Ville${id}`)
      expect((await file.example(id))?.tokens[1]?.text).toBe(`Ville${id}`)
      expect(file.sourceOf(id)).toEqual({ id, file: 'data/test.conll', line: id * 4 + 1 })
    }
    expect(await file.example(5000)).toBeNull()
  })

  it('are found by a line of their data file', async () => {
    const { file } = await read([1, 5, 12].map((line, id) => json(prediction(id, 'a', 'O', 'O', { line }))))
    const at = (line: number) => file.exampleAt((name) => name === 'data/test.conll', line)
    expect([1, 4, 5, 11, 99].map(at)).toEqual([0, 0, 1, 1, 2])
    expect(file.exampleAt(() => false, 5)).toBeNull()
  })
})
