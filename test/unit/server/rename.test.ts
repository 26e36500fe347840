import { describe, expect, test } from 'vitest'
import { renameAt, renameRangeAt } from '../../../src/server/feature/rename'
import { textAfter } from './actions'
import { positionOf, smallConfig, snapshotOf } from './snapshotOf'

/** The text once the label at the first `piece` is renamed; null where there is no label. */
function renamed(lines: string, piece: string, newName: string): string | null {
  const snapshot = snapshotOf(smallConfig + lines)
  const edit = renameAt(snapshot, positionOf(snapshot, piece), newName)
  return edit === null ? null : textAfter(snapshot, { edit }).replace(smallConfig, '')
}

describe('a label is renamed', () => {
  test.each([
    ['labels: [GPE, VIA]\n', 'GPE', 'PLACE', 'labels: [PLACE, VIA]\n'],
    ['labels:\n  - "GPE"\n  - VIA\n', 'GPE', 'PLACE', 'labels:\n  - "PLACE"\n  - VIA\n'],
    ['labels: [O, B-GPE, I-GPE, B-VIA]\n', 'GPE', 'PLACE', 'labels: [O, B-PLACE, I-PLACE, B-VIA]\n'],
    ['labels: [GPE]\nlabel_map: {LOC: GPE}\n', 'GPE', 'PLACE', 'labels: [PLACE]\nlabel_map: {LOC: PLACE}\n'],
    ['label_map:\n  LOC: GPE\n  CITY: GPE\n', 'GPE', 'PLACE', 'label_map:\n  LOC: PLACE\n  CITY: PLACE\n'],
    ['id2label: {0: O, 1: B-GPE, 2: I-GPE}\n', 'GPE', 'PLACE', 'id2label: {0: O, 1: B-PLACE, 2: I-PLACE}\n'],
    ['labels: [GPE]\n', 'GPE', '12', 'labels: ["12"]\n'],
  ])('%j: %s is %s', (lines, piece, newName, expected) => {
    expect(renamed(lines, piece, newName)).toBe(expected)
  })
})

describe('a label of the data', () => {
  test.each([
    ['labels: [VIA, GPE]\n', 'label_map: {VIA: STOP}\nlabels: [STOP, GPE]\n'],
    ['labels: [VIA]\nlabel_map: {A: B}\n', 'labels: [STOP]\nlabel_map: {VIA: STOP, A: B}\n'],
    ['labels: [VIA]\nlabel_map: {}\n', 'labels: [STOP]\nlabel_map: {VIA: STOP}\n'],
    ['labels: [VIA]\nlabel_map:\n    A: B\n', 'labels: [STOP]\nlabel_map:\n    VIA: STOP\n    A: B\n'],
    ['labels: [VIA]\nlabel_map: {STATION: VIA}\n', 'labels: [STOP]\nlabel_map: {STATION: STOP}\n'],
  ])('is mapped to its new name: %j', (lines, expected) => {
    const sorted = (text: string | null) => text?.split('\n').sort()
    expect(sorted(renamed(lines, 'VIA', 'STOP'))).toEqual(sorted(expected))
  })

  test('is mapped with Windows line ends too', () => {
    const snapshot = snapshotOf('labels: [VIA]\r\nlabel_map:\r\n  A: B\r\n')
    const edit = renameAt(snapshot, positionOf(snapshot, 'VIA'), 'STOP')
    expect(textAfter(snapshot, { edit: edit ?? {} })).toBe('labels: [STOP]\r\nlabel_map:\r\n  VIA: STOP\r\n  A: B\r\n')
  })
})

describe('where there is no label', () => {
  test.each(['task', 'train.conll', 'labels', 'LOC'])('%s cannot be renamed', (piece) => {
    const snapshot = snapshotOf(`${smallConfig}labels: [GPE]\nlabel_map: {LOC: GPE}\n`)
    expect(renameRangeAt(snapshot, positionOf(snapshot, piece))).toBeNull()
    expect(renameAt(snapshot, positionOf(snapshot, piece), 'X')).toBeNull()
  })
})

test('what is renamed is the name alone', () => {
  const snapshot = snapshotOf(`${smallConfig}labels: ["B-GPE"]\n`)
  const range = renameRangeAt(snapshot, positionOf(snapshot, 'GPE', 1))
  expect(range === null ? null : snapshot.document.getText(range)).toBe('GPE')
})

test.each(['a b', '', 'a: b', '[x]', '"x"', '#x'])('%j is refused as a name, with the reason', (name) => {
  const snapshot = snapshotOf(`${smallConfig}labels: [GPE]\n`)
  expect(() => renameAt(snapshot, positionOf(snapshot, 'GPE'), name)).toThrow(/one word/)
})
