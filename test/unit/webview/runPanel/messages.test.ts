import { describe, expect, it } from 'vitest'
import { noteCount, runMessages, warningCount } from '../../../../webview/runPanel/messages'

describe('what a trainer told of a run', () => {
  it('is a note where it is normal, and else a warning; each in the order they were told in', () => {
    const warnings = ['truncated', 'head-new', 'memory-short', 'weights-unused', 'of-a-newer-trainer'].map((code) => ({
      code,
      message: code,
      key: null,
    }))
    const { warnings: shown, notes } = runMessages({ warnings })
    expect(shown.map(({ code }) => code)).toEqual(['truncated', 'memory-short', 'of-a-newer-trainer'])
    expect(notes.map(({ code }) => code)).toEqual(['head-new', 'weights-unused'])
  })

  it('is counted', () => {
    expect([warningCount(1), warningCount(2), noteCount(1), noteCount(3)]).toEqual([
      '1 warning',
      '2 warnings',
      '1 note',
      '3 notes',
    ])
  })
})
