/** Part of a text, in UTF-16 units from its start. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What was put in place of part of a text. */
export interface SpanChange {
  readonly rangeOffset: number
  readonly rangeLength: number
  readonly text: string
}

/** Where a part is after a change: what is typed within it or at its end belongs to it. Null if nothing is left of it. */
export function trackedSpan({ start, end }: Span, { rangeOffset, rangeLength, text }: SpanChange): Span | null {
  const changeEnd = rangeOffset + rangeLength
  const difference = text.length - rangeLength
  if (rangeOffset > end) return { start, end }
  if (changeEnd < start || (changeEnd === start && rangeLength === 0 && rangeOffset < start))
    return { start: start + difference, end: end + difference }
  const moved = { start: Math.min(start, rangeOffset), end: Math.max(end, changeEnd) + difference }
  return moved.end > moved.start ? moved : null
}
