import { describe, expect, it } from 'vitest'
import type { ShownRun } from '../../../../src/shared/protocol/runPanel'
import { runActions } from '../../../../webview/runPanel/actions'
import { shownRunWith } from './shownRunWith'

function changing(values: Partial<ShownRun>): string[] {
  return runActions(shownRunWith(values), false).changing.map(({ label }) => label)
}

describe('what can be done to a run', () => {
  it.each([
    ['running', ['Evaluate now', 'Checkpoint now', 'Stop and save', 'Stop and discard']],
    ['not-responding', ['Evaluate now', 'Checkpoint now', 'Stop and save', 'Stop and discard']],
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
    expect(buttons.map(({ isEnabled }) => isEnabled)).toEqual([false, false, false, false])
  })

  it('is to ask for an evaluation or a checkpoint, of each once until it is answered', () => {
    expect(changing({ hasValidation: false })).toEqual(['Checkpoint now', 'Stop and save', 'Stop and discard'])
    const { changing: buttons } = runActions(shownRunWith({ asked: ['evaluate'] }), false)
    expect(buttons.map(({ label, isEnabled }) => [label, isEnabled])).toEqual([
      ['Evaluating…', false],
      ['Checkpoint now', true],
      ['Stop and save', true],
      ['Stop and discard', true],
    ])
  })

  it('is to browse its errors and to try its model once there is one', () => {
    expect(changing({ state: 'completed', hasModel: true })).toEqual(['Browse errors', 'Try the model'])
    expect(changing({ state: 'stopped', hasModel: true })).toEqual(['Resume', 'Browse errors', 'Try the model'])
  })

  it('is only to look at it where a newer version made it, and the panel says so', () => {
    const { changing: buttons, opening, reason } = runActions(shownRunWith({ isReadOnly: true }), false)
    expect(buttons).toEqual([])
    expect(opening.map(({ action }) => action)).toEqual([
      'open-log',
      'open-folder',
      'open-config',
      'open-tensorboard',
      'export',
    ])
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

describe('what can be done to a run of another tool', () => {
  const labels = (values: Partial<ShownRun>) => {
    const { changing: some, opening } = runActions(shownRunWith({ tool: 'tensorboard', ...values }), false)
    return [...some, ...opening].map(({ label }) => label)
  }

  it('is to open what is there, whatever its state', () => {
    expect(labels({ state: 'running', hasLog: true })).toEqual(['Log', 'Folder', 'Export'])
    expect(labels({ state: 'stopped', hasLog: false })).toEqual(['Folder', 'Export'])
  })
})
