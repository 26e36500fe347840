import type { ChartMark } from './chartModel'
import type { Pen } from './Pen'
import { upright, writeLabel } from './Pen'

const evaluationHeight = 7
const diamondSize = 4
const labelGap = 4
/** Pixels between two marks of a kind: of more, some are left out. */
const leastGaps = { evaluation: 3, checkpoint: 10, best: 3, stop: 3 } as const satisfies Record<
  ChartMark['kind'],
  number
>
const lineDashes = { best: [2, 2], stop: [6, 3] } as const

interface PlacedMark {
  readonly mark: ChartMark
  /** Pixels from the left. */
  readonly x: number
}

/** The marks on the axis, and those over the whole height with their labels, none of which covers another. */
export function drawMarks(pen: Pen, marks: readonly ChartMark[]): void {
  let labelsEnd = -Infinity
  for (const { mark, x } of thinned(pen, marks)) {
    if (mark.kind === 'evaluation') drawEvaluation(pen, x)
    else if (mark.kind === 'checkpoint') drawDiamond(pen, x)
    else labelsEnd = drawLine(pen, { mark, x }, labelsEnd)
  }
}

/** Those in sight; of a kind whose marks would touch, the first of each stretch. */
function thinned({ x, area }: Pen, marks: readonly ChartMark[]): PlacedMark[] {
  const last: Partial<Record<ChartMark['kind'], number>> = {}
  return marks.flatMap((mark) => {
    const place = Math.round(x(mark.x)) + 0.5
    if (!(place >= area.left - 1 && place <= area.right + 1)) return []
    if (place - (last[mark.kind] ?? -Infinity) < leastGaps[mark.kind]) return []
    last[mark.kind] = place
    return [{ mark, x: place }]
  })
}

function drawEvaluation({ surface, theme, area }: Pen, x: number): void {
  surface.line(upright(x, { ...area, top: area.bottom - evaluationHeight }), {
    colour: theme.colours.foreground,
    width: 1,
  })
}

function drawDiamond({ surface, theme, area }: Pen, x: number): void {
  const size = diamondSize
  const y = area.bottom
  const corners = [
    { x: x - size, y },
    { x, y: y - size },
    { x: x + size, y },
    { x, y: y + size },
    { x: x - size, y },
  ]
  surface.line(corners, { colour: theme.colours.foreground, width: 1.2 })
}

/** @returns where its label ends, or the one before it if there was no room for this one */
function drawLine(pen: Pen, { mark, x }: PlacedMark, labelsEnd: number): number {
  const { surface, theme, area } = pen
  const dash = mark.kind === 'best' ? lineDashes.best : lineDashes.stop
  surface.line(upright(x, area), { colour: theme.colours.description, width: 1, dash })
  const width = surface.textWidth(mark.label)
  const isLeft = x + labelGap + width > area.right
  const left = isLeft ? x - labelGap - width : x + labelGap
  if (left < labelsEnd + labelGap || left < area.left) return labelsEnd
  // At the top are the labels of levels and the best of a score; a run seldom ends half way up.
  const y = mark.kind === 'stop' ? (area.top + area.bottom) / 2 : area.top + 10
  writeLabel(pen, mark.label, { x: left, y })
  return left + width
}
