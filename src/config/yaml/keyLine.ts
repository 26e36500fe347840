/**
 * Where the key begins that a parser takes for the end of a longer one: a line without `: ` is read together with the
 * line below it, which is meant as a key of its own. The rest is the line that is wrong.
 *
 * @param range of a key, as offsets in the text
 * @returns null if the key is on one line, or its last line is indented
 */
export function ownKeyStart(text: string, [start, end]: readonly [number, number, ...number[]]): number | null {
  const line = text.lastIndexOf('\n', end - 1) + 1
  return line > start && /^[\w"'$]/.test(text.charAt(line)) ? line : null
}
