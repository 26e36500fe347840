import { describe, expect, it } from 'vitest'
import type { RunState } from '../../../../src/shared/protocol/runState'
import { progressShare, stageText, stateLook } from '../../../../webview/runPanel/stateLook'
import { shownRunWith } from './shownRunWith'

const states: readonly RunState[] = [
  'running',
  'not-responding',
  'interrupted',
  'stopped',
  'completed',
  'early-stopped',
  'failed',
]

function textOf(state: RunState, { isStopping = false, isGone = false } = {}): string {
  return stateLook(shownRunWith({ state, isStopping }), isGone).text
}

describe('the look of a state', () => {
  it('is told apart by its words', () => {
    expect(new Set(states.map((state) => textOf(state))).size).toBe(states.length)
  })

  it('says that a live run stops, and of no other', () => {
    expect(textOf('running', { isStopping: true })).toBe('Stopping')
    expect(textOf('completed', { isStopping: true })).toBe('Completed')
  })

  it('says why a stop was refused, while the run goes on and after its end', () => {
    const refused = { stopRefusal: 'Training is over.' }
    for (const state of ['running', 'completed', 'early-stopped'] as const)
      expect(stateLook(shownRunWith({ state, ...refused }), false).explanation).toMatch(
        /The stop was refused\. Training is over\.$/,
      )
    expect(textOf('running')).toBe('Running')
  })

  it('says of a run that exports its model that it is too late to stop it', () => {
    const run = shownRunWith({ isStopping: true, stage: { name: 'exporting', progress: null } })
    expect(stateLook(run, false)).toMatchObject({
      text: 'Running',
      explanation: expect.stringMatching(/^Training is over/) as unknown,
    })
  })

  it('promises no resuming once the directory is gone, but keeps how the run ended', () => {
    expect(stateLook(shownRunWith({ state: 'interrupted' }), true)).toMatchObject({
      text: 'Gone',
      explanation: '',
    })
    expect(textOf('running', { isStopping: true, isGone: true })).toBe('Gone')
    expect(textOf('failed', { isGone: true })).toBe('Failed')
  })
})

describe('progress', () => {
  it('is the share of the steps done while training, and after a run ended', () => {
    expect(progressShare(shownRunWith())).toBe(0.4)
    expect(progressShare(shownRunWith({ state: 'failed', stage: { name: 'exporting', progress: 0.9 } }))).toBe(0.4)
  })

  it('stays that of training during an evaluation between steps', () => {
    const run = shownRunWith({ stage: { name: 'evaluating', progress: 0.25 } })
    expect(progressShare(run)).toBe(0.4)
    expect(stageText(run)).toBe('Evaluating · 25 %')
  })

  it('is that of the stage before and after training, which then need not be said twice', () => {
    const loading = shownRunWith({ step: 0, stage: { name: 'loading-model', progress: 0.5 } })
    expect([progressShare(loading), stageText(loading)]).toEqual([0.5, 'Loading model'])
    const last = shownRunWith({ step: 250, stage: { name: 'evaluating', progress: 0.5 } })
    expect([progressShare(last), stageText(last)]).toEqual([0.5, 'Evaluating'])
  })

  it('is not known before the first stage, nor in one that does not say', () => {
    expect(progressShare(shownRunWith({ stage: null }))).toBeNull()
    expect(progressShare(shownRunWith({ stage: { name: 'loading-data', progress: null } }))).toBeNull()
    expect(stageText(shownRunWith({ stage: null }))).toBe('Starting…')
  })

  it('is that of the reading as long as not all of a run was read', () => {
    expect(progressShare(shownRunWith({ state: 'reading', readShare: 0.3, step: 240, totalSteps: 250 }))).toBe(0.3)
  })

  it('is never more than all', () => {
    expect(progressShare(shownRunWith({ step: 300 }))).toBe(1)
    expect(progressShare(shownRunWith({ step: 0, totalSteps: 0 }))).toBe(0)
  })
})

describe('the look of a run of another tool', () => {
  const quiet = (secondsSilent: number) =>
    stateLook(shownRunWith({ tool: 'spacy', state: 'quiet', secondsSilent }), false).text

  it('says how old it is where nobody knows whether it goes on', () => {
    expect(quiet(30)).toBe('As of a moment ago')
    expect(quiet(90)).toBe('As of a minute ago')
    expect(quiet(720)).toBe('As of 12 minutes ago')
    expect(quiet(3 * 3600)).toBe('As of 3 hours ago')
    expect(quiet(72 * 3600)).toBe('As of 3 days ago')
  })

  it('has a share only where its number of steps is known', () => {
    const run = shownRunWith({ tool: 'transformers', stage: null, step: 50 })
    expect(progressShare({ ...run, totalSteps: 100 })).toBe(0.5)
    expect(progressShare({ ...run, totalSteps: null })).toBeNull()
  })
})
