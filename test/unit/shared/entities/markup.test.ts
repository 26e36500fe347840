import { describe, expect, it } from 'vitest'
import type { LabelledText } from '../../../../src/shared/entities/markup'
import { parseMarkup, writeMarkup } from '../../../../src/shared/entities/markup'

/** A text whose entities are its parts with these labels. */
function labelled(text: string, ...parts: readonly (readonly [part: string, label: string])[]): LabelledText {
  const entities = parts.map(([part, label]) => {
    const start = text.indexOf(part)
    return { start, end: start + part.length, label }
  })
  return { text, entities }
}

describe('markup', () => {
  it('has entities in brackets, and their labels behind', () => {
    const text = labelled('billet de Paris à Lyon', ['Paris', 'DEPART'], ['Lyon', 'ARRIVEE'])
    expect(writeMarkup(text)).toBe('billet de [Paris](DEPART) à [Lyon](ARRIVEE)')
  })

  it.each([
    ['brackets', labelled('[a] de [Paris](x) ]', ['Paris', 'DEPART'])],
    ['brackets in an entity', labelled('de Saint[e]-Foy', ['Saint[e]-Foy', 'DEPART'])],
    ['backslashes', labelled('C:\\Paris\\ et \\[n\\', ['Paris\\', 'DEPART'])],
    ['emoji', labelled('🎫 de 👩‍👩‍👧 à Lyon 🇫🇷', ['👩‍👩‍👧', 'DEPART'], ['Lyon 🇫🇷', 'ARRIVEE'])],
    ['words from right to left', labelled('כרטיס מתל אביב לחיפה', ['תל אביב', 'DEPART'], ['חיפה', 'ARRIVEE'])],
    ['signs in a label', labelled('de Paris', ['Paris', 'A\\B (from)'])],
    ['neighbours', labelled('ParisLyon', ['Paris', 'DEPART'], ['Lyon', 'ARRIVEE'])],
    ['nothing', labelled('')],
  ])('is read as it was written with %s', (_, text) => {
    const { text: read, entities, problems } = parseMarkup(writeMarkup(text))
    expect({ text: read, entities, problems }).toEqual({ ...text, problems: [] })
  })

  it('leaves the space at the ends of an entity out of it', () => {
    expect(parseMarkup('de[ Paris ](DEPART)')).toMatchObject(labelled('de Paris ', ['Paris', 'DEPART']))
  })

  it('keeps a backslash that says nothing', () => {
    expect(parseMarkup('a\\b \\').text).toBe('a\\b \\')
  })

  it('knows where what is labelled and its label are written', () => {
    expect(parseMarkup('\\[ [Paris](DEPART)').written).toEqual([
      { content: { start: 4, end: 9 }, name: { start: 11, end: 17 }, label: 'DEPART' },
    ])
  })

  it.each([
    ['de [Paris', 'open', 3, 4],
    ['de [Par[is](DEPART)', 'nested', 7, 8],
    ['de [Paris] à', 'unlabelled', 3, 10],
    ['de [Paris](DEPART', 'unlabelled', 3, 10],
    ['de Paris](DEPART)', 'stray', 8, 9],
    ['de [ ](DEPART)', 'empty', 3, 14],
    ['de [Paris]( )', 'no-label', 3, 13],
  ] as const)('is told of what is wrong in %s', (line, fault, start, end) => {
    expect(parseMarkup(line).problems).toEqual([{ fault, start, end }])
  })
})
