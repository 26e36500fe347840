import type { TextChange } from '../textChange'
import { isBlank } from '../yaml/textCursor'

/** Collects changes of a text, those left out that change nothing. */
export class ChangeList {
  readonly changes: TextChange[] = []

  constructor(readonly text: string) {}

  put(start: number, end: number, text: string): void {
    if (this.text.slice(start, end) !== text) this.changes.push({ range: { start, end }, text })
  }

  /** Remove the blanks before an offset. */
  trim(end: number): void {
    let start = end
    while (start > 0 && isBlank(this.text.charCodeAt(start - 1))) start--
    this.put(start, end, '')
  }

  /** Where the first character at or after an offset is that is not blank. */
  afterBlanks(offset: number): number {
    let at = offset
    while (isBlank(this.text.charCodeAt(at))) at++
    return at
  }
}
