import { describe, expect, it, vi } from 'vitest'
import { bestText, joined, leftText, stateIcon, stateText, stepText } from '../../../src/extension/views/runTexts'
import { runStates } from '../../../src/shared/protocol/runState'

vi.mock('vscode', async () => {
  const l10n = await import('@vscode/l10n')
  class ThemeColor {
    constructor(readonly id: string) {}
  }
  class ThemeIcon {
    constructor(
      readonly id: string,
      readonly color: ThemeColor,
    ) {}
  }
  return { l10n, ThemeColor, ThemeIcon }
})

describe('texts of a run', () => {
  it('say each state in words of its own', () => {
    expect(new Set(runStates.map(stateText)).size).toBe(runStates.length)
    expect(stateText('not-responding')).toBe('not responding')
  })

  it('tell the states apart by shape, for who sees no colours', () => {
    expect(new Set(runStates.map((state) => stateIcon(state).id)).size).toBe(runStates.length)
  })

  it.each([
    ['f1_macro', 0.95912, 'F1 macro 95.9'],
    ['f1', 1, 'F1 100.0'],
    ['accuracy', 0.5, 'accuracy 50.0'],
    ['loss', 0.123456, 'loss 0.1235'],
    ['eval_loss', 12.5, 'eval_loss 12.50'],
  ])('say a best %s of %f as “%s”', (metric, value, text) => {
    expect(bestText({ metric, value })).toBe(text)
  })

  it('say how far a run is and how long it will take, if that is known', () => {
    expect(stepText({ step: 1200, totalSteps: 56_400 })).toBe('step 1,200 of 56,400')
    expect(leftText({ secondsLeft: 3723 })).toBe('1:02:03 left')
    expect(leftText({ secondsLeft: null })).toBe('')
  })

  it('are joined without those that are empty', () => {
    expect(joined('', 'running', '', '1:02 left')).toBe('running · 1:02 left')
    expect(joined('')).toBe('')
  })
})
