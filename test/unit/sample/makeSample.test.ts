import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSample, sampleSizes, tagWords, toConll } from '../../../src/cli/sample/makeSample'
import type { Sample, TaggedSentence } from '../../../src/cli/sample/makeSample'
import { expandTemplate } from '../../../src/cli/sample/template'
import { readSources } from '../../../src/cli/sample/readSources'

const sources = await readSources(path.resolve('media/samples/travel-fr'))
const sample = makeSample(sources)

/** Names of a split, as written there, without case, accents and hyphens. */
function namesOf(sentences: readonly TaggedSentence[]): Set<string> {
  const names = sentences.flatMap(({ words, tags }) => {
    const found: string[] = []
    words.forEach((word, index) => {
      if (tags[index]?.startsWith('B-') === true) found.push(word)
      else if (tags[index]?.startsWith('I-') === true) found.push(`${found.pop() ?? ''} ${word}`)
    })
    return found
  })
  return new Set(names.map(plain))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('-', ' ').toLowerCase()
}

function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): string[] {
  return [...left].filter((item) => right.has(item))
}

describe('the sample', () => {
  it('has the promised number of sentences', () => {
    const sizes = Object.fromEntries(Object.entries(sample).map(([split, sentences]) => [split, sentences.length]))
    expect(sizes).toEqual(sampleSizes)
  })

  it('is the same for the same seed and another for another', () => {
    expect(makeSample(sources)).toEqual(sample)
    expect(makeSample(sources, 7).test).not.toEqual(sample.test)
  })

  it('tests on names that are in no training sentence', () => {
    const trained = namesOf(sample.train)
    expect(shared(namesOf(sample.validation), trained)).toEqual([])
    expect(shared(namesOf(sample.test), trained)).toEqual([])
    expect(trained.size).toBeGreaterThan(200)
  })

  it('tests on templates that are in no training sentence', () => {
    // Each template is told apart by its own name.
    const templates = sources.templates.map(
      (_, index) => `modele${String.fromCharCode(97 + (index % 26))}${index} {VILLE}`,
    )
    const marked = makeSample({ ...sources, templates }, 1, { train: 200, validation: 40, test: 40 })
    const templatesOf = (split: keyof Sample) =>
      new Set(marked[split].flatMap(({ words }) => words.filter((word) => /^modele/i.test(word)).map(plain)))
    expect(shared(templatesOf('test'), templatesOf('train'))).toEqual([])
    expect(shared(templatesOf('validation'), templatesOf('train'))).toEqual([])
  })

  it('has templates whose words do not run into each other', () => {
    const joined = /[}\]]\p{L}|\p{L}[{[]|[}\]]\[(?!\|,)|  /u
    expect(sources.templates.flatMap(expandTemplate).filter((template) => joined.test(template))).toEqual([])
  })

  it('repeats no sentence, in one split or across', () => {
    const all = Object.values(sample).flatMap((sentences) => sentences.map(({ words }) => words.join(' ')))
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([
    ['several stops', (tags: readonly string[]) => tags.filter((tag) => tag === 'B-VIA').length > 1],
    ['no departure', (tags: readonly string[]) => tags.includes('B-ARRIVEE') && !tags.includes('B-DEPART')],
    ['no arrival', (tags: readonly string[]) => tags.includes('B-DEPART') && !tags.includes('B-ARRIVEE')],
    ['no order', (tags: readonly string[]) => tags.every((tag) => tag === 'O')],
    ['the arrival first', (tags: readonly string[]) => tags.indexOf('B-DEPART') > tags.indexOf('B-ARRIVEE')],
  ])('has sentences with %s in every split', (_, has) => {
    for (const sentences of Object.values(sample)) expect(sentences.some(({ tags }) => has(tags))).toBe(true)
  })

  it('has sentences in lower case and sentences without accents', () => {
    const texts = sample.test.map(({ words }) => words.join(' '))
    expect(texts.some((text) => text === text.toLowerCase())).toBe(true)
    expect(texts.some((text) => /\ba\b/.test(text))).toBe(true)
  })
})

describe('tagWords', () => {
  it('tags the first word of a name B and the others I', () => {
    const entities = [{ entity: 'DEPART', start: 5, end: 18 }] as const
    expect(tagWords({ text: 'Je d Lyon Part Dieu', entities })).toEqual({
      words: ['Je', 'd', 'Lyon', 'Part', 'Dieu'],
      tags: ['O', 'O', 'B-DEPART', 'I-DEPART', 'I-DEPART'],
    })
  })

  it('tags a name after an elision', () => {
    const entities = [{ entity: 'DEPART', start: 2, end: 8 }] as const
    expect(tagWords({ text: "d'Amiens", entities })).toEqual({ words: ["d'", 'Amiens'], tags: ['O', 'B-DEPART'] })
  })
})

describe('toConll', () => {
  it('writes a word and its tag a line and a blank line between sentences', () => {
    const sentences = [
      { words: ['Vers', 'Pau'], tags: ['O', 'B-ARRIVEE'] },
      { words: ['Merci'], tags: ['O'] },
    ]
    expect(toConll(sentences)).toBe('Vers\tO\nPau\tB-ARRIVEE\n\nMerci\tO\n')
  })
})
