import { describe, expect, it } from 'vitest'
import type { LoadedModel } from '../../../../src/shared/protocol/inference'
import type { NamedModel } from '../../../../src/shared/protocol/tokenPanel'
import { stateOf } from '../../../../webview/tokens/keptState'
import { TokenStore } from '../../../../webview/tokens/model/TokenStore'
import { firstWord, nextOf, placedWords, wordsOtherwise } from '../../../../webview/tokens/model/words'
import { summaryText } from '../../../../webview/tokens/summary'
import { labels, predictionWith } from './predictionWith'

const modelA: NamedModel = { folder: '/runs/a/model', name: 'a', run: '/runs/a', step: null }
const modelB: NamedModel = { folder: '/runs/b/model', name: 'b', run: '/runs/b', step: null }
const loaded: LoadedModel = {
  labels,
  precision: 'int8',
  maxLength: 128,
  version: '1',
  special: { before: [], after: [] },
}

function storeOf(...models: readonly NamedModel[]) {
  const store = new TokenStore()
  store.receive({ type: 'models', models })
  store.receive({ type: 'text', text: '', source: null, isCut: false })
  models.forEach((_, place) => store.receive({ type: 'loaded', place: place === 0 ? 0 : 1, model: loaded }))
  const lay = (...texts: readonly string[]) =>
    store.receive({ type: 'sentences', sentences: texts.map((text, line) => ({ line, text })), more: 0 })
  const say = (place: 0 | 1, marked: string) => {
    const { text, prediction } = predictionWith(marked)
    store.receive({ type: 'predicted', place, sentence: text, prediction })
  }
  const shown = () => store.shown.map(({ text, isStale, words }) => [text, isStale, words.length])
  return { store, lay, say, shown }
}

describe('what the panel knows', () => {
  it('is shown as it comes, sentence by sentence', () => {
    const { lay, say, shown } = storeOf(modelA)
    lay('de Lyon', 'a Nice')
    expect(shown()).toEqual([
      ['de Lyon', false, 0],
      ['a Nice', false, 0],
    ])
    say(0, 'de/O Lyon/B-CITY')
    expect(shown()[0]).toEqual(['de Lyon', false, 2])
  })

  it('stays as it was, and says so, while a sentence is read anew', () => {
    const { lay, say, shown } = storeOf(modelA)
    lay('de Lyon')
    say(0, 'de/O Lyon/B-CITY')
    lay('de Lyons')
    expect(shown()).toEqual([['de Lyon', true, 2]])
    say(0, 'de/O Lyons/O')
    expect(shown()).toEqual([['de Lyons', false, 2]])
  })

  it('does not show one model without the other where both had read it', () => {
    const { store, lay, say, shown } = storeOf(modelA, modelB)
    lay('de Lyon')
    say(0, 'de/O Lyon/B-CITY')
    say(1, 'de/O Lyon/O')
    lay('de Nice')
    say(0, 'de/O Nice/B-CITY')
    expect(shown()).toEqual([['de Lyon', true, 2]])
    store.receive({ type: 'failure', place: 1, message: 'No.', actions: ['try-again'] })
    expect(shown()).toEqual([['de Nice', false, 2]])
    expect(store.models?.[1]?.failure?.message).toBe('No.')
  })

  it('is forgotten of a model that is another one now', () => {
    const { store, lay, say, shown } = storeOf(modelA)
    lay('de Lyon')
    say(0, 'de/O Lyon/B-CITY')
    store.receive({ type: 'models', models: [modelB] })
    lay('de Lyon')
    expect(shown()).toEqual([['de Lyon', false, 0]])
  })

  it('leaves alone what has not changed, so that it is not drawn again', () => {
    const { store, lay, say } = storeOf(modelA)
    lay('de Lyon', 'a')
    say(0, 'de/O Lyon/B-CITY')
    const [before] = store.shown
    lay('de Lyon', 'ab')
    say(0, 'ab/O')
    expect(store.shown[0]).toBe(before)
  })

  it('is kept as text and models, once the host has told them', () => {
    expect(stateOf(new TokenStore(), null)).toBeNull()
    expect(stateOf(storeOf(modelA).store, 3)).toEqual({ text: '', source: null, models: [modelA], word: 3 })
  })
})

describe('the words of two models', () => {
  const { store, lay, say } = storeOf(modelA, modelB)
  lay('de Lyon a Nice')
  say(0, 'de/O Lyon/B-CITY a/O Nice/B-CITY')
  say(1, 'de/O Lyon/O a/O Nice/O')
  const words = placedWords(store.shown)

  it('are summed up by how many are labelled otherwise', () => {
    expect(summaryText(words, 2)).toBe('2 words are labelled otherwise · 4 words · 4 sub-tokens')
    expect(summaryText(words, 1)).toBe('4 words · 4 sub-tokens · 2 entities')
    expect(summaryText([], 1)).toBe('')
  })

  it('begin at the first difference, and go from one to the next and round', () => {
    const otherwise = wordsOtherwise(words)
    expect(otherwise).toEqual([1, 3])
    expect(firstWord(words)).toBe(1)
    expect([nextOf(otherwise, 1, 1), nextOf(otherwise, 3, 1), nextOf(otherwise, 1, -1), nextOf([], 1, 1)]).toEqual([
      ...[3, 1, 3, null],
    ])
  })
})
