import { describe, expect, it } from 'vitest'
import { TaggedText } from '../../../../src/extension/inference/TaggedText'
import type { Sentence } from '../../../../src/extension/inference/sentences'

const entity = { entity_group: 'DEPART', score: 0.9, word: 'Lyon', start: 3, end: 7 }

function sentence(line: number, text: string, character = 0): Sentence {
  return { line, character, text }
}

describe('a text whose entities are known by its sentences', () => {
  it('asks for each sentence once, those nearest to what is seen first', () => {
    const tagged = new TaggedText()
    tagged.lay([sentence(0, 'a'), sentence(5, 'b'), sentence(9, 'c'), sentence(10, 'b')])
    expect(tagged.missing(9)).toEqual(['c', 'b', 'a'])
  })

  it('asks after an edit for the sentence that is new, and no other', () => {
    const tagged = new TaggedText()
    tagged.lay([sentence(0, 'de Lyon'), sentence(1, 'de Pau')])
    for (const text of tagged.missing(0)) tagged.learn(text, [])
    tagged.lay([sentence(0, 'new'), sentence(1, 'de Lyon'), sentence(2, 'de Pau')])
    expect(tagged.missing(0)).toEqual(['new'])
  })

  it('has entities where their sentence is now', () => {
    const tagged = new TaggedText()
    tagged.learn('de Lyon', [entity])
    tagged.lay([sentence(4, 'de Lyon', 10), sentence(20, 'de Lyon')])
    expect(tagged.entitiesIn(0, 10)).toEqual([{ line: 4, start: 13, end: 17, label: 'DEPART', score: 0.9 }])
    expect(tagged.entitiesIn(0, 20)).toHaveLength(2)
  })

  it('forgets what has long been gone, and nothing that is there', () => {
    const tagged = new TaggedText()
    tagged.learn('kept', [entity])
    for (let index = 0; index < 500; index++) tagged.learn(`gone ${index}`, [])
    tagged.lay([sentence(0, 'kept'), sentence(1, 'gone 7')])
    tagged.lay([sentence(0, 'kept'), sentence(1, 'gone 8')])
    expect(tagged.missing(0)).toEqual(['gone 8'])
  })

  it('finds the sentence that one points at', () => {
    const tagged = new TaggedText()
    tagged.lay([sentence(2, 'one.', 1), sentence(2, 'two', 6)])
    expect(tagged.sentenceAt(2, 6)?.text).toBe('two')
    expect(tagged.sentenceAt(2, 5)).toBeUndefined()
    expect(tagged.sentenceAt(1, 2)).toBeUndefined()
  })
})
