/** Words `start` to `end` (exclusive) of a text, which the model reads at once. */
export interface Window {
  readonly start: number
  readonly end: number
  /** The words that this window decides; the others are context, decided by a neighbour. */
  readonly decided: readonly number[]
}

/**
 * Cut a text that is too long for the model into windows of whole words. Neighbours overlap by half a window, and a word
 * is decided by the window that shows most words on its poorer side. The trainer's `export/windows.py` follows the same
 * rule, so that both sides read long texts alike.
 *
 * @param lengths Sub-tokens of each word, at least 1 and at most `capacity`.
 * @param capacity Sub-tokens that fit in a window, special tokens not counted.
 */
export function planWindows(lengths: readonly number[], capacity: number): Window[] {
  const ranges = cut(lengths, capacity)
  const deciding = chooseRanges(lengths.length, ranges)
  return ranges.map((range, index) => {
    const decided: number[] = []
    for (let word = range.start; word < range.end; word++) if (deciding[word] === index) decided.push(word)
    return { ...range, decided }
  })
}

interface WordRange {
  readonly start: number
  readonly end: number
}

function cut(lengths: readonly number[], capacity: number): WordRange[] {
  const ranges: WordRange[] = []
  let start = 0
  let end = 0
  while (end < lengths.length) {
    let used = sum(lengths, start, end)
    while (end < lengths.length && used + (lengths[end] ?? 0) <= capacity) used += lengths[end++] ?? 0
    ranges.push({ start, end })
    start = stepBack(lengths, start + 1, end, Math.floor(capacity / 2))
  }
  return ranges
}

/** Where the last words before `end` begin that fit in `room` together, not before `lowest`. */
function stepBack(lengths: readonly number[], lowest: number, end: number, room: number): number {
  let start = end
  let left = room
  while (start > lowest && left >= (lengths[start - 1] ?? 0)) left -= lengths[--start] ?? 0
  return start
}

/** For each word the range that shows most of its surroundings; an end of the text hides nothing. */
function chooseRanges(words: number, ranges: readonly WordRange[]): number[] {
  const chosen = new Array<number>(words).fill(0)
  const best = new Array<number>(words).fill(-1)
  for (const [index, { start, end }] of ranges.entries()) {
    for (let word = start; word < end; word++) {
      const before = start === 0 ? words : word - start
      const after = end === words ? words : end - 1 - word
      const context = Math.min(before, after)
      if (context <= (best[word] ?? 0)) continue
      best[word] = context
      chosen[word] = index
    }
  }
  return chosen
}

function sum(lengths: readonly number[], start: number, end: number): number {
  return lengths.slice(start, end).reduce((total, length) => total + length, 0)
}
