import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareScoring } from '../../../src/runs/prepareScoring'
import type { DataReading } from '../../../src/shared/protocol/spec'
import { sampleSpec, temporaryFolder } from './fixture'

const spec = { ...sampleSpec, labels: ['O', 'B-TO', 'I-TO'] }

/** What is made of a file for a run whose own files were read in this way. */
async function prepared(name: string, content: string, reading: Partial<DataReading>) {
  const file = path.join(temporaryFolder(), name)
  writeFileSync(file, content)
  const request = { ...spec, reading: { ...spec.reading, ...reading } }
  const { data, labels, problems } = await prepareScoring(request, { path: file, name }, temporaryFolder())
  return { examples: data.test?.examples, labels, codes: problems.map(({ code }) => code) }
}

describe('a file to score', () => {
  it('is read with the labels renamed as in training', async () => {
    expect(await prepared('a.conll', 'Reims B-ARRIVEE\n', { labelMap: { ARRIVEE: 'TO' } })).toEqual({
      examples: 1,
      labels: ['O', 'B-TO', 'I-TO'],
      codes: [],
    })
  })

  it('is read with the columns of the run', async () => {
    const record = JSON.stringify({ tokens: ['Reims'], tags: ['B-OTHER'], gold: ['B-TO'] })
    expect(await prepared('a.jsonl', record, { labelColumn: 'gold' })).toMatchObject({ examples: 1, codes: [] })
  })

  it('is read with its own columns if it is of another format', async () => {
    expect(await prepared('a.conll', 'Reims B-TO\n', { labelColumn: 'gold' })).toMatchObject({ examples: 1, codes: [] })
  })

  it('counts numbers as the run did', async () => {
    const record = JSON.stringify({ tokens: ['à', 'Reims'], tags: [2, 0] })
    expect(await prepared('a.jsonl', record, { labels: ['B-TO', 'I-TO', 'O'] })).toMatchObject({
      examples: 1,
      codes: [],
    })
  })

  it('is named as wrong if it has labels that the model does not know', async () => {
    expect((await prepared('a.conll', 'Reims B-CITY\n', {})).codes).toContain('FD008')
  })
})
