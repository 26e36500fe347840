import type { Range } from '../../shared/problem'
import type { LineIndex } from '../lineIndex'

/** A part of a text, and where it stands in it. */
export interface TextPart {
  readonly text: string
  /** Of the part within the whole text, whose lines these are. */
  readonly offset: number
  readonly lines: LineIndex
}

/** Range in the whole text of what stands in a part. What is missing at the end of a part is said to be beyond it. */
export function rangeIn({ text, offset }: TextPart, [start, end]: readonly [number, number, ...number[]]): Range {
  return { start: offset + Math.min(start, text.length), end: offset + Math.min(end, text.length) }
}
