import { describe, expect, it } from 'vitest'
import { TextIndex } from '../../../../webview/errors/model/TextIndex'

function found(words: string): number[] {
  const index = new TextIndex()
  index.add('de Lyon\nà Paris Paris\n\nParis\n')
  index.add('İstanbul Été\nvia New\u00a0York\n')
  return [...index.matching(words)].flatMap((isFound, example) => (isFound === 1 ? [example] : []))
}

describe('a search in all texts', () => {
  it.each([
    ['finds each example once', 'paris', [1, 3]],
    ['finds what is at the beginning and at the end', 'lyon', [0]],
    ['finds parts of words in any case', 'ÉT', [4]],
    ['finds what comes after a letter that is longer in lower case', 'été', [4]],
    ['finds words with a space in them', 'new york', [5]],
    ['finds nothing over the end of a text', 'lyon à', []],
    ['finds a letter wherever it is', 'n', [0, 4, 5]],
    ['finds nothing', 'berlin', []],
  ])('%s', (_, words, expected) => {
    expect(found(words)).toEqual(expected)
  })
})
