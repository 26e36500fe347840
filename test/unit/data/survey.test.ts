import { describe, expect, it } from 'vitest'
import { surveyData } from '../../../src/data/survey/surveyData'
import { requestFor, type Files } from './fixture'

async function survey(files: Files) {
  const request = requestFor(files)
  const { survey: found } = await surveyData(request)
  return found
}

/** Each word with one of the tags; sentences are separated by `/`. */
function conll(...sentences: readonly string[]): string {
  return sentences.map((sentence) => sentence.replaceAll(' ', '\n').replaceAll('_', ' ') + '\n').join('\n')
}

describe('a survey of data', () => {
  it('counts sentences, words and entities by label of each split', async () => {
    const { splits } = await survey({
      'train.conll': conll('De_O Brest_B-A', 'Saint_B-A Malo_I-A Nice_B-B'),
      'test.conll': conll('Nice_B-B'),
    })
    const [train, test] = [splits.get('train'), splits.get('test')]
    expect([train?.sentences, train?.words, [...(train?.entities ?? [])]]).toEqual([
      2,
      5,
      [
        ['A', 2],
        ['B', 1],
      ],
    ])
    expect([test?.sentences, test?.words]).toEqual([1, 1])
  })

  it('puts a share that is set aside where it belongs', async () => {
    const sentences = Array.from({ length: 40 }, (_, index) => `w${index}_O Brest_B-A`)
    const request = requestFor({ 'train.conll': conll(...sentences) }, { validationSplit: 0.25 })
    const { splits } = (await surveyData(request)).survey
    expect([splits.get('train')?.sentences, splits.get('validation')?.sentences]).toEqual([30, 10])
  })

  it('counts all the same where some sentences cannot be read', async () => {
    const request = requestFor({ 'train.conll': conll('a_B-X', 'b', 'c_O') })
    const { survey: found, problems } = await surveyData(request)
    expect(found.splits.get('train')?.sentences).toBe(2)
    expect(problems.map(({ code }) => code)).toEqual(['FD005'])
  })
})

describe('lengths', () => {
  const twice = (word: string) => (word === 'Malo' ? 3 : word === '' ? 0 : 1)

  it('are in tokens, and an entity needs the first token of its last word', async () => {
    const { splits, vocabulary } = await survey({ 'train.conll': conll('De_O Saint_B-A Malo_I-A', 'Brest_B-A') })
    const words = [...vocabulary.keys()]
    const tally = splits.get('train')?.lengths.tally((word) => twice(words[word] ?? ''), 2)
    expect(tally).toEqual({
      lengths: [
        [3, 1],
        [7, 1],
      ],
      entityLengths: [
        [3, 1],
        [5, 1],
      ],
    })
  })
})

describe('repeated sentences', () => {
  it('are counted within a split, and across train and held-out data', async () => {
    const { repeats } = await survey({
      'train.conll': conll('a_B-X', 'b_O', 'a_B-X', 'a_B-X', 'c_B-X'),
      'test.conll': conll('a_B-X', 'd_O'),
      'validation.conll': conll('e_O', 'e_O'),
    })
    const { within, inTrain, total, shown } = repeats.result()
    expect([within, inTrain, total]).toEqual([{ train: 2, validation: 1 }, { test: 1 }, 2])
    expect(shown[0]).toMatchObject({ text: 'a', count: 4, isTaggedAlike: true })
    expect(shown[0]?.places.map(({ split, line }) => `${split}:${line}`)).toEqual([
      'train:1',
      'train:5',
      'train:7',
      'test:1',
    ])
  })

  it('are told where they are tagged differently, before those that are only frequent', async () => {
    const { repeats } = await survey({ 'train.conll': conll('a_O', 'a_O', 'a_O', 'b_B-X', 'b_B-Y', 'c_O') })
    const { taggedOtherwise, shown } = repeats.result()
    expect([taggedOtherwise, shown.map(({ text }) => text)]).toEqual([1, ['b', 'a']])
  })
})

describe('names seen in training', () => {
  it('are those of the same label, those of another one, and new ones', async () => {
    const { names } = await survey({
      'train.conll': conll('Brest_B-A', 'Brest_B-A', 'Nice_B-B', 'Saint_B-A Malo_I-A'),
      'test.conll': conll('Brest_B-A x_O Nice_B-A', 'Saint_B-A Malo_I-A', 'Tours_B-A', 'Brest_B-B'),
    })
    const [test] = names.result()
    expect(test?.shares).toEqual([
      { label: 'A', entities: 4, seen: 2, seenAsOther: 1 },
      { label: 'B', entities: 1, seen: 0, seenAsOther: 1 },
      { label: null, entities: 5, seen: 2, seenAsOther: 2 },
    ])
    expect(test?.shown).toEqual([
      { text: 'Brest', label: 'A', inTrain: 2, here: 1 },
      { text: 'Saint Malo', label: 'A', inTrain: 1, here: 1 },
    ])
  })

  it('are none without training data', async () => {
    expect((await survey({ 'test.conll': conll('Brest_B-A') })).names.result()).toEqual([])
  })
})
