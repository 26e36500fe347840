import { expect, it } from 'vitest'
import { trackedSpan } from '../../../../src/extension/inference/trackedSpan'

const span = { start: 10, end: 20 }
const change = (rangeOffset: number, rangeLength: number, text: string) => ({ rangeOffset, rangeLength, text })

it.each([
  ['stays where what follows changes', change(25, 3, 'x'), span],
  ['moves with what is typed before it', change(2, 0, 'abc'), { start: 13, end: 23 }],
  ['moves with what is deleted before it', change(0, 5, ''), { start: 5, end: 15 }],
  ['grows by what is typed within it', change(15, 0, 'ab'), { start: 10, end: 22 }],
  ['grows by what is typed at its end', change(20, 0, 'ab'), { start: 10, end: 22 }],
  ['grows by what is typed at its begin', change(10, 0, 'ab'), { start: 10, end: 22 }],
  ['is cut by what is deleted over its end', change(15, 10, ''), { start: 10, end: 15 }],
  ['is cut by what is deleted over its begin', change(5, 10, ''), { start: 5, end: 10 }],
  ['is gone with all that it was', change(10, 10, ''), null],
  ['takes in what is put in its place', change(8, 14, 'new'), { start: 8, end: 11 }],
] as const)('a part of a text %s', (_, edit, expected) => {
  expect(trackedSpan(span, edit)).toEqual(expected)
})
