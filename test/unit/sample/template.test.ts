import { describe, expect, it } from 'vitest'
import { fillTemplate } from '../../../src/cli/sample/template'

function fill(template: string, ...names: string[]) {
  const left = [...names]
  return fillTemplate(
    template,
    (variants) => variants[0] ?? '',
    () => left.shift() ?? 'unnamed',
  )
}

function entityTexts(sentence: ReturnType<typeof fill>): string[] {
  return sentence.entities.map(({ entity, start, end }) => `${entity}:${sentence.text.slice(start, end)}`)
}

describe('fillTemplate', () => {
  it('marks each name at its place', () => {
    const sentence = fill('De {DEPART} à {ARRIVEE} via {VIA}', 'Lyon', 'Pau', 'Sète')
    expect(sentence.text).toBe('De Lyon à Pau via Sète')
    expect(entityTexts(sentence)).toEqual(['DEPART:Lyon', 'ARRIVEE:Pau', 'VIA:Sète'])
  })

  it('does not mark first names and cities that are only mentioned', () => {
    expect(fill('{PRENOM} est née à {VILLE}', 'Albert', 'Lens').entities).toEqual([])
  })

  it.each([
    ['aller de {DEPART}', 'Amiens', "aller d'Amiens", 'DEPART:Amiens'],
    ['De {DEPART}', 'Évry', "D'Évry", 'DEPART:Évry'],
    ['aller à {ARRIVEE}', 'Le Havre', 'aller au Havre', 'ARRIVEE:Havre'],
    ['À {ARRIVEE}', 'Les Arcs', 'Aux Arcs', 'ARRIVEE:Arcs'],
    ["jusqu'à {ARRIVEE}", 'Le Mans', "jusqu'au Mans", 'ARRIVEE:Mans'],
    ['venir de {DEPART}', 'Les Arcs', 'venir des Arcs', 'DEPART:Arcs'],
    ['aller à {ARRIVEE}', 'La Rochelle', 'aller à La Rochelle', 'ARRIVEE:La Rochelle'],
    ['en guide {DEPART}', 'Agen', 'en guide Agen', 'DEPART:Agen'],
  ])('writes %s with %s as French does', (template, name, text, entity) => {
    const sentence = fill(template, name)
    expect(sentence.text).toBe(text)
    expect(entityTexts(sentence)).toEqual([entity])
  })

  it('takes one variant of each choice', () => {
    expect(fill('[Je veux|Je dois] partir[| vite]').text).toBe('Je veux partir')
  })

  it('refuses a slot that it does not know', () => {
    expect(() => fill('{DEPARTURE}')).toThrow(SyntaxError)
  })
})
