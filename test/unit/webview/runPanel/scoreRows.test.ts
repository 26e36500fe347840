import { describe, expect, it } from 'vitest'
import type { ShownScores } from '../../../../src/shared/protocol/runPanel'
import { scoreTable } from '../../../../webview/runPanel/scoreRows'

function scores(values: Partial<ShownScores> = {}): ShownScores {
  return {
    split: 'validation',
    step: 100,
    overall: { precision: 0.9, recall: 0.95, f1: 0.9243, f1_macro: 0.93 },
    perLabel: {
      VIA: { precision: 0.958, recall: 1, f1: 0.9787, number: 92 },
      ARRIVEE: { precision: 0.851, recall: 0.971, f1: 0.907, number: 1241 },
    },
    previous: null,
    best: null,
    ...values,
  }
}

describe('the table of scores', () => {
  it('has a row for each entity type, in the order of their names, in percent', () => {
    expect(scoreTable(scores()).types).toEqual([
      {
        name: 'ARRIVEE',
        precision: '85.1',
        recall: '97.1',
        f1: '90.7',
        number: '1,241',
        change: null,
        againstBest: null,
      },
      { name: 'VIA', precision: '95.8', recall: '100.0', f1: '97.9', number: '92', change: null, againstBest: null },
    ])
  })

  it('sums the entities of all types, and leaves empty what an average does not have', () => {
    const [all, mean] = scoreTable(scores()).averages
    expect(all).toMatchObject({ name: 'all', precision: '90.0', f1: '92.4', number: '1,333' })
    expect(mean).toMatchObject({ name: 'mean of types', precision: '', recall: '', f1: '93.0', number: '' })
  })

  it('has no row for an average that was not measured', () => {
    const names = (overall: ShownScores['overall']) => scoreTable(scores({ overall })).averages.map(({ name }) => name)
    expect(names({ f1: 0.9, f1_macro: null })).toEqual(['all'])
    expect(names({ f1: 0.9, strict_f1: 0.89 })).toEqual(['all', 'strict IOB2'])
  })

  it('shows how F1 moved, by type and over all', () => {
    const table = scoreTable(scores({ previous: { step: 50, overallF1: 0.9243, f1: { ARRIVEE: 0.866, VIA: 0.99 } } }))
    expect(table.types.map(({ change }) => change)).toEqual([
      { text: '+4.1', direction: 'up' },
      { text: '−1.1', direction: 'down' },
    ])
    expect(table.averages[0]?.change).toEqual({ text: '0.0', direction: 'same' })
  })

  it('takes for none a change that shows as none', () => {
    const table = scoreTable(scores({ previous: { step: 50, overallF1: null, f1: { ARRIVEE: 0.90704 } } }))
    expect(table.types.map(({ change }) => change?.direction ?? null)).toEqual(['same', null])
  })

  it('is compared with the best evaluation too, where that is another', () => {
    const table = scoreTable(scores({ best: { step: 50, overallF1: 0.9343, f1: { ARRIVEE: 0.906 } } }))
    expect(table.types.map(({ againstBest }) => againstBest?.text)).toEqual(['+0.1', undefined])
    expect(table.averages[0]?.againstBest).toEqual({ text: '−1.0', direction: 'down' })
  })
})
