/**
 * Whether a text in quotes ends with a quote that does not close it: `'it''`, `"a\"`. At the end of a document the
 * library takes it for closed.
 *
 * @param written from the opening quote on
 */
export function isLeftOpen(written: string): boolean {
  const last = written.length - 1
  // Two single quotes stand for one, and the opening quote is none of them.
  if (written.startsWith("'"))
    return last > 0 && countBefore(written, written.length, "'", 1) % 2 === 0 && written.endsWith("'")
  return written.startsWith('"') && written.endsWith('"') && isEscaped(written, last)
}

/** Whether a backslash takes the meaning of the character at an offset away. */
export function isEscaped(text: string, at: number): boolean {
  return countBefore(text, at, '\\', 0) % 2 === 1
}

/** How many of a character stand just before an offset, none looked at before `from`. */
function countBefore(text: string, at: number, character: string, from: number): number {
  let count = 0
  while (at - 1 - count >= from && text[at - 1 - count] === character) count++
  return count
}
