import { describe, expect, it } from 'vitest'
import type { ShownRun } from '../../../../src/shared/protocol/runPanel'
import { runActions } from '../../../../webview/runPanel/actions'
import { shownRunWith } from './shownRunWith'

function changing(values: Partial<ShownRun>): string[] {
  return runActions(shownRunWith(values), false).changing.map(({ label }) => label)
}

describe('what can be done to a run', () => {
  it.each([
    ['running', ['Stop and save', 'Stop and discard']],
    ['not-responding', ['Stop and save', 'Stop and discard']],
    ['interrupted', ['Resume']],
    ['stopped', ['Resume']],
    ['failed', ['Resume']],
    ['completed', []],
    ['early-stopped', []],
  ] as const)('that is %s: %j', (state, labels) => {
    expect(changing({ state })).toEqual(labels)
  })

  it('is not to stop it twice', () => {
    const { changing: buttons } = runActions(shownRunWith({ isStopping: true }), false)
    expect(buttons.map(({ isEnabled }) => isEnabled)).toEqual([false, false])
  })

  it('is only to look at it where a newer version made it, and the panel says so', () => {
    const { changing: buttons, opening, reason } = runActions(shownRunWith({ isReadOnly: true }), false)
    expect(buttons).toEqual([])
    expect(opening.map(({ action }) => action)).toEqual(['open-log', 'open-folder', 'open-config', 'open-tensorboard'])
    expect(reason).toMatch(/newer version/)
  })

  it('is nothing once its directory is gone', () => {
    expect(runActions(shownRunWith({ state: 'interrupted' }), true)).toEqual({
      changing: [],
      opening: [],
      reason: null,
    })
  })
})
