import { describe, expect, it, vi } from 'vitest'
import type { TextPrediction } from '../../../../src/inference/client'
import { entityHover } from '../../../../src/extension/inference/entityHover'

vi.mock('vscode', () => import('../fakeVsCode'))

const labels = ['O', 'B-VIA', 'I-VIA']
const text = 'par La_Baule'
const prediction: TextPrediction = {
  words: [
    { start: 0, end: 3, label: 'O', probabilities: [0.9, 0.06, 0.04] },
    {
      ...{ start: 4, end: 12, label: 'B-VIA', probabilities: [0.1, 0.7, 0.2] },
      tokens: [
        { text: 'la', id: 7, start: 4, end: 6, logits: [1, 3, 2], probabilities: [0.1, 0.7, 0.2] },
        { text: '##_baule', id: 9, start: 6, end: 12, logits: [-1.5, 0, 2], probabilities: [0.03, 0.12, 0.85] },
      ],
    },
  ],
  entities: [{ entity_group: 'VIA', score: 0.7, word: 'La_Baule', start: 4, end: 12 }],
}
const at = (place: number) => entityHover(prediction, { text, labels, place })

describe('the hover of a word', () => {
  it('covers its entity and says how sure the model is', () => {
    expect(at(5)).toMatchObject({ start: 4, end: 12 })
    expect(at(5)?.markdown).toMatch(/^\*\*La\\_Baule\*\*: VIA, 70\.0 %\n/)
  })

  it('has the labels with their probabilities, the most probable first', () => {
    const rows = at(5)
      ?.markdown.split('\n')
      .filter((line) => line.includes(' % | ') && !line.includes('→'))
    expect(rows?.map((row) => row.split(' | ')[0])).toEqual(['| B\\-VIA', '| I\\-VIA', '| O'])
  })

  it('has each sub-token with its id, its logits and their softmax', () => {
    expect(at(5)?.markdown).toContain('| \\#\\#\\_baule | &emsp;9 | &emsp;0.00 → 12.0 % | &emsp;2.00 → 85.0 % |')
  })

  it('says of a word outside of entities that it is none', () => {
    expect(at(1)).toMatchObject({ start: 0, end: 3 })
    expect(at(1)?.markdown).toMatch(/^\*\*par\*\*: no entity/)
  })

  it('is none between words', () => {
    expect(at(3)).toBeNull()
  })
})
