import { expect, it } from 'vitest'
import { copyText } from '../../../../src/shared/entities/copyTexts'

const paris = { entity_group: 'DEPART', score: 0.9, word: 'Paris', start: 3, end: 8 }
const sentences = [
  {
    text: 'de Paris',
    words: [
      { start: 0, end: 2, label: 'O' },
      { start: 3, end: 8, label: 'B-DEPART' },
    ],
    entities: [paris],
  },
  { text: '[non]', words: [{ start: 0, end: 5, label: 'O' }], entities: [] },
]

it('copies as CoNLL with the words and tags of the model, an empty line between sentences', () => {
  expect(copyText(sentences, 'conll')).toBe('de\tO\nParis\tB-DEPART\n\n[non]\tO\n')
})

it('copies as JSON what the command line writes', () => {
  expect(JSON.parse(copyText(sentences, 'json'))).toEqual([
    { text: 'de Paris', entities: [paris] },
    { text: '[non]', entities: [] },
  ])
})

it('copies as markup that can be read again', () => {
  expect(copyText(sentences, 'markup')).toBe('de [Paris](DEPART)\n\\[non\\]\n')
})
