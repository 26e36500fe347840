/**
 * A part of a long text that the model reads at once: words `start` to `end`. Of these it decides `from` to `to`; the
 * others are there as context, and are decided by the neighbouring windows. All ends are exclusive.
 */
export interface Window {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** Largest share of a window that it has in common with the next one. */
const overlap = 0.25

/**
 * Cut a text into windows of whole words. Neighbours overlap by up to a quarter, and each decides its half of the
 * overlap, so that every word is read with context on both sides. The trainer's `export/windows.py` follows the same
 * rule, so that both engines read long texts alike.
 *
 * @param lengths Sub-tokens of each word, at most `capacity`.
 * @param capacity Sub-tokens that fit in a window, special tokens not counted.
 */
export function planWindows(lengths: readonly number[], capacity: number): Window[] {
  const ranges = cut(lengths, capacity)
  return ranges.map((range, index) => {
    const previous = ranges[index - 1]
    const next = ranges[index + 1]
    return {
      ...range,
      from: previous ? middle(range.start, previous.end) : range.start,
      to: next ? middle(next.start, range.end) : range.end,
    }
  })
}

function middle(start: number, end: number): number {
  return start + Math.ceil((end - start) / 2)
}

function cut(lengths: readonly number[], capacity: number): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = []
  let start = 0
  let end = 0
  while (end < lengths.length) {
    end = forwards(lengths, start, capacity)
    ranges.push({ start, end })
    start = Math.max(start + 1, backwards(lengths, end, capacity * overlap))
  }
  return ranges
}

/** The end of the window from `start`: as many words as fit. */
function forwards(lengths: readonly number[], start: number, capacity: number): number {
  let end = start
  let used = 0
  while (end < lengths.length && used + (lengths[end] ?? 0) <= capacity) used += lengths[end++] ?? 0
  return end
}

/** Where the last words before `end` begin that fit in `room` together. */
function backwards(lengths: readonly number[], end: number, room: number): number {
  let start = end
  let used = 0
  while (start > 0 && used + (lengths[start - 1] ?? 0) <= room) used += lengths[--start] ?? 0
  return start
}
