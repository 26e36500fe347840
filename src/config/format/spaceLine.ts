import type { Range } from '../../shared/problem'
import type { ChangeList } from './ChangeList'
import type { LayoutLine } from './layoutLine'

/** Between a value and the comment at the end of its line. */
const commentGap = '  '

/** Put what stands on a line at the usual distance, with nothing blank at the end. */
export function spaceLine(line: LayoutLine, changes: ChangeList): void {
  const { type, key, tail, end, goesOn } = line
  if (key !== null) spaceColon(key, end, changes)
  if (tail !== null) spaceTail(tail, end, changes)
  else if (type !== 'blank' && !goesOn) changes.trim(end)
}

function spaceColon(key: Range, end: number, changes: ChangeList): void {
  const colon = changes.afterBlanks(key.end)
  if (changes.text[colon] !== ':') return
  changes.put(key.end, colon, '')
  const value = changes.afterBlanks(colon + 1)
  if (value > colon + 1 && value < end && changes.text[value] !== '#') changes.put(colon + 1, value, ' ')
}

/** After the last token of a line there is a comment, or nothing. */
function spaceTail(tail: number, end: number, changes: ChangeList): void {
  const rest = changes.afterBlanks(tail)
  if (rest >= end) {
    changes.put(tail, end, '')
    return
  }
  if (rest > tail && changes.text[rest] === '#') changes.put(tail, rest, commentGap)
  changes.trim(end)
}
