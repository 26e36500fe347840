import { describe, expect, it } from 'vitest'
import type { SplitScores } from '../../../src/shared/protocol/results'
import type { Spec } from '../../../src/shared/protocol/spec'
import { compareRuns } from '../../../src/runs/compareRuns'
import { sampleSpec } from './fixture'

const scores = (f1: number): SplitScores => ({
  loss: 0.1,
  precision: f1,
  recall: f1,
  f1,
  f1_macro: f1,
  accuracy: f1,
  strict_f1: f1,
  seqeval_f1_macro: null,
  per_label: {},
})
const withArguments = (values: object): Spec => ({ ...sampleSpec, arguments: { ...sampleSpec.arguments, ...values } })

describe('comparing runs', () => {
  it('shows only the settings that differ', () => {
    const { settings } = compareRuns([
      { spec: withArguments({ learning_rate: 5e-5, seed: 1 }), results: null },
      { spec: withArguments({ learning_rate: 2e-4, seed: 1 }), results: null },
    ])
    expect(settings).toEqual([{ key: 'learning_rate', values: [5e-5, 2e-4] }])
  })

  it('does not take the order of keys for a difference', () => {
    const { settings } = compareRuns([
      { spec: withArguments({ freeze: { embeddings: true, layers: 6 } }), results: null },
      { spec: withArguments({ freeze: { layers: 6, embeddings: true } }), results: null },
    ])
    expect(settings).toEqual([])
  })

  it('tells data apart by its content and not by its path', () => {
    const { train } = sampleSpec.data
    if (train === undefined) throw new Error('the sample has training data')
    const moved = { ...sampleSpec, data: { train: { ...train, path: '/elsewhere/train.jsonl' } } }
    const changed = { ...sampleSpec, data: { train: { ...train, sha256: 'bbbbbbbbbbbb' } } }
    expect(compareRuns([sampleSpec, moved].map((spec) => ({ spec, results: null }))).settings).toEqual([])
    const { settings } = compareRuns([sampleSpec, changed].map((spec) => ({ spec, results: null })))
    expect(settings.map(({ key }) => key)).toEqual(['train data'])
  })

  it('puts scores beside each other, also of a run that has none', () => {
    const runs = [
      { spec: sampleSpec, results: { test: scores(0.9) } },
      { spec: sampleSpec, results: null },
    ]
    const row = compareRuns(runs).scores.find(({ metric }) => metric === 'f1')
    expect(row).toEqual({ split: 'test', metric: 'f1', values: [0.9, null] })
  })
})
