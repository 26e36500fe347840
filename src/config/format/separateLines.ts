import type { ChangeList } from './ChangeList'
import type { LayoutLine } from './layoutLine'

/** Leave one empty line where there are several, none at the beginning and the end, and a line break at the end. */
export function separateLines(lines: readonly LayoutLine[], changes: ChangeList): void {
  const last = lines.findLastIndex(({ type }) => type !== 'blank')
  lines.forEach((line, index) => {
    if (line.type !== 'blank') return
    const isNeeded = index < last && index > 0 && lines[index - 1]?.type !== 'blank'
    if (isNeeded) changes.put(line.start, line.end, '')
    else changes.put(line.start, line.next, '')
  })
  endLine(lines[last], changes)
}

function endLine(line: LayoutLine | undefined, changes: ChangeList): void {
  if (line === undefined || line.next > line.end || line.goesOn) return
  changes.put(line.end, line.end, changes.text.includes('\r\n') ? '\r\n' : '\n')
}
