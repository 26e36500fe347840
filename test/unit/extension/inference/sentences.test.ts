import { describe, expect, it } from 'vitest'
import { SentenceSplitter } from '../../../../src/extension/inference/sentences'

const textsOf = (line: string) => new SentenceSplitter().split(line, 0).map(({ text }) => text)

describe('the sentences of a line', () => {
  it('are cut where they end, without the space around them', () => {
    const sentences = new SentenceSplitter().split('  De Paris à Lyon. Puis Nancy ?  ', 3, 10)
    expect(sentences).toEqual([
      { line: 3, character: 12, text: 'De Paris à Lyon.' },
      { line: 3, character: 29, text: 'Puis Nancy ?' },
    ])
  })

  it('are not cut at a title', () => {
    expect(textsOf('M. Dupont part de Lyon. Il revient.')).toEqual(['M. Dupont part de Lyon.', 'Il revient.'])
  })

  it.each(['', '   ', '\t'])('are none in %j', (line) => {
    expect(textsOf(line)).toEqual([])
  })

  it('keep their places behind emoji and combining marks', () => {
    const line = '👩‍🚀 vole ! Bescanc\u0327on attend.'
    for (const { character, text } of new SentenceSplitter().split(line, 0))
      expect(line.slice(character, character + text.length)).toBe(text)
    expect(textsOf(line)).toHaveLength(2)
  })

  it('are those that are drawn, of a line that has no end', () => {
    const total = textsOf('Lyon. '.repeat(100_000)).reduce((sum, text) => sum + text.length, 0)
    expect(total).toBeLessThanOrEqual(10_000)
  })
})
