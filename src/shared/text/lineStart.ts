/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  // Looking back from before the text would find a line break that it begins with.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}
