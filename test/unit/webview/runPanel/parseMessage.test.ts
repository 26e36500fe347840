import { describe, expect, it } from 'vitest'
import { trainColumns } from '../../../../src/shared/protocol/runPanel'
import { parseMessage } from '../../../../webview/runPanel/parseMessage'
import { pointsAt, shownRunWith } from './shownRunWith'

describe('a message of the host', () => {
  it.each([
    ['a run', { type: 'run', run: shownRunWith() }],
    ['points', pointsAt([1, 10])],
    ['no points', pointsAt([])],
    ['gone', { type: 'gone', directory: '/project/runs/a' }],
    ['unreadable', { type: 'unreadable', message: 'It cannot be read.', hint: '' }],
  ])('is taken as it is: %s', (_, message) => {
    expect(parseMessage(message)).toBe(message)
  })

  it.each([
    ['nothing', null],
    ['a text', 'run'],
    ['an unknown type', { type: 'later' }],
    ['a run that is none', { type: 'run', run: null }],
    ['gone from nowhere', { type: 'gone' }],
    ['unreadable without a reason', { type: 'unreadable', hint: '' }],
    ['no evaluations', { ...pointsAt([1]), evaluations: undefined }],
    ['a column that is no buffer', { ...pointsAt([1]), train: { ...pointsAt([1]).train, loss: [1] } }],
    [
      'half a number',
      { ...pointsAt([]), train: Object.fromEntries(trainColumns.map((name) => [name, new ArrayBuffer(4)])) },
    ],
  ])('is none: %s', (_, message) => {
    expect(parseMessage(message)).toBeNull()
  })

  it.each(trainColumns)('is none where the column %s has another length', (name) => {
    const message = pointsAt([1, 10])
    expect(parseMessage({ ...message, train: { ...message.train, [name]: new ArrayBuffer(8) } })).toBeNull()
  })
})
