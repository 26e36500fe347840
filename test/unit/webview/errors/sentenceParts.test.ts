import { describe, expect, it } from 'vitest'
import { matchSpans } from '../../../../src/shared/entities/matchSpans'
import { wordSpans } from '../../../../src/shared/entities/wordSpans'
import { sentenceParts } from '../../../../webview/errors/model/sentenceParts'

function parts(gold: string, predicted: string, other = 'O'): string[] {
  const spans = (tags: string) => wordSpans(tags.split(' '))
  const matches = matchSpans(spans(gold), spans(predicted))
  return sentenceParts(gold.split(' ').length, matches, spans(other)).map(
    ({ start, end, matches: of, others }) => `${start}:${end} ${of.length} ${others.length}`,
  )
}

describe('a sentence in parts', () => {
  it('is one part without entities', () => {
    expect(parts('O O O', 'O O O')).toEqual(['0:3 0 0'])
  })

  it('is cut around entities', () => {
    expect(parts('O B-A I-A O', 'O B-A I-A O')).toEqual(['0:1 0 0', '1:3 1 0', '3:4 0 0'])
  })

  it('keeps together what overlaps, however long the chain', () => {
    expect(parts('B-A I-A O B-B I-B', 'O B-A I-A I-A O')).toEqual(['0:5 2 0'])
  })

  it('keeps neighbours apart that do not overlap', () => {
    expect(parts('B-A B-B', 'B-A B-B')).toEqual(['0:1 1 0', '1:2 1 0'])
  })

  it('has entities that only the run beside has', () => {
    expect(parts('O O O', 'O O O', 'O B-A O')).toEqual(['0:1 0 0', '1:2 0 1', '2:3 0 0'])
  })
})
