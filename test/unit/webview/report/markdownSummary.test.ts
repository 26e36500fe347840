import { describe, expect, it } from 'vitest'
import { markdownSummary } from '../../../../webview/report/main'
import { config, reportedRun, reportOf } from './reportWith'

const perLabel = { DEPART: { precision: 0.9, recall: 0.8, f1: 0.847, number: 41 } }
const scores = {
  split: 'test',
  step: 100,
  overall: { precision: 0.9, recall: 0.8, f1: 0.847 },
  perLabel,
  previous: null,
  best: null,
} as const

describe('of one run', () => {
  it('has its state, figures, scores and config', () => {
    const text = markdownSummary(reportOf([reportedRun({ run: { scores } })]))
    expect(text).toContain('## ner-20260101-101010')
    expect(text).toContain('**Completed** · almanach/camembert-base')
    expect(text).toContain('- Step: 100 of 250')
    expect(text).toContain('| DEPART | 90.0 | 80.0 | 84.7 | 41 |')
    expect(text).toContain(`\`\`\`yaml\n${config}\`\`\``)
  })

  it('has its name and id, and why it failed', () => {
    const log = { text: 'OSError: no_room', place: null }
    const failure = { code: 'failed', message: 'It broke.', hint: 'Look.', key: null, log }
    const text = markdownSummary(reportOf([reportedRun({ name: 'slow', run: { state: 'failed', failure } })]))
    expect(text).toContain('## slow\n\n**Failed** · ner-20260101-101010 · ')
    expect(text).toContain('> It broke.  \n> Look.  \n> OSError: no\\_room')
  })

  it('takes names as data', () => {
    const text = markdownSummary(reportOf([reportedRun({ run: { id: 'a_b*c<d>', model: '[x](y)' } })]))
    expect(text).toContain('## a\\_b\\*c\\<d\\>')
    expect(text).toContain('\\[x\\](y)')
  })

  it('fences a config that has a fence in it', () => {
    const text = markdownSummary(reportOf([reportedRun({ origin: { config: '# ```` \n' } })]))
    expect(text).toContain('`````yaml\n# ````\n`````')
  })
})

it('compares several runs in tables', () => {
  const one = reportedRun({ run: { id: 'a', directory: '/a' } })
  const other = reportedRun({ run: { id: 'b', directory: '/b' } })
  const text = markdownSummary(reportOf([one, other], { settings: [{ key: 'seed', values: ['1', null] }] }))
  expect(text).toContain('| Run | a | b |')
  expect(text).toContain('| seed | 1 | – |')
  expect(text).toContain('| F1 | 50.0 | 50.0 (±0) |')
})
