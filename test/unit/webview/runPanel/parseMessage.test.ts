import { describe, expect, it } from 'vitest'
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
    ['no tables', { ...pointsAt([1]), tables: undefined }],
    ['a table without columns', withTable({ columns: undefined })],
    ['a column that is no buffer', withTable({ columns: { loss: [1] } })],
    ['a column of another length', withTable({ columns: { loss: new ArrayBuffer(16) } })],
    ['a table of nobody knows how many rows', withTable({ rows: undefined })],
    ['steps that are no buffer', withTable({ steps: [1] })],
    ['half a number', withTable({ steps: new ArrayBuffer(4), columns: { loss: new ArrayBuffer(4) } })],
  ])('is none: %s', (_, message) => {
    expect(parseMessage(message)).toBeNull()
  })
})

/** Points of one table, with something wrong in it. */
function withTable(values: Readonly<Record<string, unknown>>) {
  const message = pointsAt([1])
  return { ...message, tables: [{ ...message.tables[0], ...values }] }
}
