import { describe, expect, it } from 'vitest'
import { keptState } from '../../../../webview/schedulePreview/keptState'
import { parseMessage } from '../../../../webview/schedulePreview/parseMessage'
import { readingWith } from './readingWith'

describe('a message of the host', () => {
  it.each([
    { type: 'schedule', name: 'finetune.yaml', reading: readingWith() },
    { type: 'missing', name: 'finetune.yaml' },
  ])('is taken as it is: $type', (message) => {
    expect(parseMessage(message)).toBe(message)
  })

  it.each([null, 'schedule', { type: 'missing' }, { type: 'schedule', name: 'a' }, { type: 'later', name: 'a' }])(
    'is none: %j',
    (message) => {
      expect(parseMessage(message)).toBeNull()
    },
  )
})

describe('what VS Code keeps of the preview', () => {
  it('is the address of the config, with the comparison shown at first', () => {
    expect(keptState('file:///a', undefined)).toEqual({ config: 'file:///a', isComparing: true })
  })

  it('is whether warmups are compared, if it is of the same config', () => {
    const before = { config: 'file:///a', isComparing: false }
    expect(keptState('file:///a', before)).toEqual(before)
    expect(keptState('file:///b', before)).toEqual({ config: 'file:///b', isComparing: true })
  })
})
