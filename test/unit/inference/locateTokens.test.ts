import { describe, expect, it } from 'vitest'
import { locateTokens } from '../../../src/inference/encode/locateTokens'

/** Lower case without accents, cut at punctuation, as BERT's uncased tokenizers do. */
const bert = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .match(/[^'-]+|['-]/g) ?? []
const metaspace = (text: string) => [`▁${text.normalize('NFKC')}`]

function located(word: string, tokens: readonly string[], pretokenize: (text: string) => readonly string[]): string[] {
  return locateTokens(word, tokens, pretokenize).map(({ start, end }) => word.slice(start, end))
}

describe('locateTokens', () => {
  it('finds the characters behind letters that were changed', () => {
    expect(located("L'Éveque", ['l', "'", 'eve', 'que'], bert)).toEqual(['L', "'", 'Éve', 'que'])
  })

  it('leaves out marks that the tokenizer drops, as Python does', () => {
    expect(located('e\u0301te\u0301', ['e', 'te'], bert)).toEqual(['e', 'te'])
  })

  it('gives an unknown sub-token its whole piece of the word', () => {
    expect(located('caf-東京-x', ['caf', '-', '[UNK]', '-', 'x'], bert)).toEqual(['caf', '-', '東京', '-', 'x'])
  })

  it('does not count the mark before a word', () => {
    expect(located('Paris', ['▁Pa', 'ris'], metaspace)).toEqual(['Pa', 'ris'])
  })

  it('lets sub-tokens share a character that is several to the tokenizer', () => {
    expect(located('ﬁn', ['▁f', 'in'], metaspace)).toEqual(['ﬁ', 'ﬁn'])
  })

  it('counts surrogate pairs as two units', () => {
    expect(locateTokens('😀a', ['▁😀', 'a'], metaspace)).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 3 },
    ])
  })
})
