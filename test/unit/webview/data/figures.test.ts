import { describe, expect, it } from 'vitest'
import { dataFacts } from '../../../../webview/data/dataFacts'
import { binEdges, binned } from '../../../../webview/data/lengthBins'
import { limitRows } from '../../../../webview/data/limitRows'
import { parseMessage } from '../../../../webview/data/parseMessage'
import { repeatedFacts } from '../../../../webview/data/repeatedFacts'
import { splitWith, statisticsWith } from './statisticsWith'

describe('a message of the host', () => {
  it.each([
    { type: 'reading', name: 'a', share: null },
    { type: 'statistics', name: 'a', document: statisticsWith() },
    { type: 'failure', name: 'a', message: 'No.', hint: '', isCancelled: false },
  ])('is taken as it is: $type', (message) => {
    expect(parseMessage(message)).toBe(message)
  })

  it.each([null, 'reading', { type: 'reading' }, { type: 'statistics', name: 'a' }, { type: 'later', name: 'a' }])(
    'is none: %j',
    (message) => {
      expect(parseMessage(message)).toBeNull()
    },
  )
})

describe('the bins of a histogram', () => {
  it('hold every sentence once, the longest in the last one', () => {
    const split = splitWith()
    const bins = binned(split.lengths, binEdges([split], null))
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(10)
    expect(bins.at(-1)?.count).toBe(1)
  })

  it('are the same for all splits, and few, however long a sentence is', () => {
    const long = splitWith({ split: 'test', lengths: [[9000, 50]] })
    const edges = binEdges([splitWith(), long], null)
    expect(edges.bins).toBeLessThanOrEqual(40)
    expect(edges.bins * edges.width).toBeGreaterThanOrEqual(9000)
  })

  it('end where all but one in a hundred do, unless the limit is further', () => {
    const lengths = [
      [10, 999],
      [500, 1],
    ] as const
    const end = (limit: number | null) => {
      const { bins, width } = binEdges([splitWith({ lengths })], limit)
      return bins * width
    }
    expect(end(null)).toBe(10)
    expect(end(128)).toBeGreaterThan(128)
  })
})

describe('what a limit comes to', () => {
  it('is told of the config, the one tried, the one that loses no entity, and the one that cuts nothing', () => {
    const rows = limitRows([splitWith()], 32, 64)
    expect(rows.map(({ limit, kind, sentences, entities }) => [limit, kind, sentences, entities])).toEqual([
      [32, 'config', 3, 2],
      [60, 'all-entities', 1, 0],
      [64, 'chosen', 1, 0],
      [90, 'nothing-cut', 0, 0],
    ])
    expect(rows.map(({ tokens }) => tokens)).toEqual([166, 210, 214, 240])
    expect(rows.map(({ change }) => change?.toFixed(2))).toEqual(['0.00', '0.27', '0.29', '0.45'])
  })

  it('is told once of a limit that is several of them', () => {
    expect(limitRows([splitWith()], 90, 90).map(({ kind }) => kind)).toEqual(['all-entities', 'config'])
  })

  it('has the least that keeps nearly all entities, where a few are far behind the others', () => {
    const entityLengths = [
      [8, 995],
      [60, 5],
    ] as const
    const kinds = limitRows([splitWith({ entityLengths })], 32, null).map(({ limit, kind }) => `${limit} ${kind}`)
    expect(kinds).toEqual(['8 most-entities', '32 config', '60 all-entities', '90 nothing-cut'])
  })
})

describe('the figures of data', () => {
  const named = (name: string, facts: ReturnType<typeof dataFacts>) => facts.find((fact) => fact.name === name)

  it('say what the config cuts', () => {
    expect(named('Sentences that are cut', dataFacts(statisticsWith()))).toMatchObject({
      value: '3',
      detail: '2 entities lost',
    })
  })

  it('leave that out where lengths are in words', () => {
    const facts = dataFacts(statisticsWith({ tokenizer: { unit: 'words', model: null, reason: '' } }))
    expect(named('Sentences that are cut', facts)).toBeUndefined()
  })

  it('have the share of test entities that train has', () => {
    const shares = [{ label: null, entities: 8, seen: 2, seenAsOther: 1 }]
    const facts = dataFacts(statisticsWith({ names: [{ split: 'test', shares, shown: [], total: 0 }] }))
    expect(named('Test entities known from train', facts)?.value).toBe('25.0 %')
  })
})

it('repeated sentences are told by what they spoil most', () => {
  const facts = repeatedFacts({ within: { train: 3 }, inTrain: { test: 2 }, taggedOtherwise: 1, shown: [], total: 4 })
  expect(facts.map((text) => text.slice(0, 24))).toEqual([
    '2 sentences of test are ',
    '1 are tagged differently',
    '3 sentences of train rep',
  ])
})
