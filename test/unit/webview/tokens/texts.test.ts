import { describe, expect, it } from 'vitest'
import { entityColourCount } from '../../../../src/extension/contributions/colours'
import type { NamedModel } from '../../../../src/shared/protocol/tokenPanel'
import { hueCount, huesOf } from '../../../../webview/tokens/hues'
import { foremostLabels, labelRows, leaders } from '../../../../webview/tokens/model/stages'
import { readMessage } from '../../../../webview/tokens/readMessage'
import { entityText, modelTitle, spokenWord, whyText } from '../../../../webview/tokens/texts'
import { wordWith } from './predictionWith'

describe('the stages of a sub-token', () => {
  const token = { text: 'a', id: 1, start: 0, end: 1, logits: [1, -4, 2], probabilities: [0.2, 0.1, 0.7] }

  it('are a row for each label, in the order of the model, with the highest marked', () => {
    expect(labelRows(token, ['O', 'B', 'I'])).toEqual([
      { label: 'O', logit: 1, probability: 0.2, share: 0.25, isBest: false },
      { label: 'B', logit: -4, probability: 0.1, share: -1, isBest: false },
      { label: 'I', logit: 2, probability: 0.7, share: 0.5, isBest: true },
    ])
  })

  it('name the highest and the one after it', () => {
    const rows = labelRows(token, ['O', 'B', 'I'])
    expect([leaders(rows)?.best.label, leaders(rows)?.next?.label]).toEqual(['I', 'O'])
    expect(leaders(rows.slice(0, 1))?.next).toBeNull()
  })

  it('leave out the least probable of many labels, the same ones for two models', () => {
    const reading = (probabilities: readonly number[]) => ({ start: 0, end: 1, label: 'a', probabilities })
    const shown = foremostLabels(
      [
        { reading: reading([0.8, 0.1, 0.1]), labels: ['a', 'b', 'c'] },
        { reading: reading([0.05, 0.9, 0.05]), labels: ['c', 'd', 'a'] },
      ],
      2,
    )
    expect([...shown]).toEqual(['d', 'a'])
  })
})

describe('what is said of a word', () => {
  const one = wordWith('Lyon/B-CITY')
  const several = wordWith('Saint-Omer/O')

  it('is which sub-token decides, and why', () => {
    expect(whyText(one)).toBe('The word is one sub-token, which decides.')
    expect(whyText(several)).toMatch(/^The first of 2 sub-tokens decides: in training, it alone/)
    expect(whyText({ ...several, unread: 5 })).toMatch(/5 more sub-tokens are beyond the length/)
    expect(whyText({ ...one, tokens: [] })).toMatch(/drops this word.*surely O/)
  })

  it('is its label and how probable that is, by name where two models read it', () => {
    expect(spokenWord('Lyon', [one], ['a'])).toBe('Lyon, B-CITY 90.0 %')
    expect(spokenWord('Lyon', [one, null], ['a', 'b'])).toBe('Lyon, a: B-CITY 90.0 %, not read yet')
  })

  it('is the entity that it is part of', () => {
    const entity = { type: 'CITY', score: 0.9, start: 1, end: 3, isOtherwise: false }
    expect(entityText(entity, 'Le Mans')).toBe('Entity: “Le Mans”, CITY, 90.0 %: the mean over its words.')
    expect(entityText(null, '')).toBe('The word is part of no entity.')
  })
})

describe('two models', () => {
  const model = (name: string, step: number | null = null): NamedModel => ({
    ...{ folder: `/runs/${name}/${step}`, name, run: `/runs/${name}`, step },
  })

  it('of one run are called by when they were saved', () => {
    const pair = (left: NamedModel, right: NamedModel) => [modelTitle(left, right), modelTitle(right, left)]
    expect(pair(model('a', 0), model('a'))).toEqual(['Before training', 'After training'])
    expect(pair(model('a', 1200), model('a'))).toEqual(['Step 1,200', 'At the end'])
  })

  it('of different runs are called by their names', () => {
    expect(modelTitle(model('a'), model('b'))).toBe('a')
    expect(modelTitle(model('a', 0), model('b'))).toBe('a, Before training')
    expect(modelTitle({ ...model('a'), run: null }, { ...model('b'), run: null })).toBe('a')
  })
})

describe('the colours of labels', () => {
  it('are those that editors have for their types, one for B and I', () => {
    const hueOf = huesOf(['O', 'B-VIA', 'I-VIA', 'B-ARRIVEE', 'I-ARRIVEE'])
    expect(hueOf('B-ARRIVEE')).toBe('var(--vscode-finetuneLab-entity1Foreground)')
    expect(hueOf('I-VIA')).toBe(hueOf('VIA'))
    expect(hueOf('VIA')).toBe('var(--vscode-finetuneLab-entity2Foreground)')
    expect(hueOf('O')).toBe('var(--vscode-descriptionForeground)')
    expect(hueCount).toBe(entityColourCount)
  })
})

describe('a message of the host', () => {
  it('is one of those that there are', () => {
    const message = { type: 'busy', isBusy: true }
    expect(readMessage(message)).toBe(message)
    expect([readMessage({ type: 'later' }), readMessage('busy'), readMessage(null)]).toEqual([null, null, null])
  })
})
