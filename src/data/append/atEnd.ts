import type { FileEnd } from './appendSource'
import type { Insertion } from './exampleFormat'

/** How examples on lines are told apart. */
interface Gap {
  /** Lines between two examples. */
  readonly lines: readonly string[]
  /** Whether a line says that the example before it has ended. */
  readonly isEnd: (line: string) => boolean
}

export const emptyLine: Gap = { lines: [''], isEnd: (line) => line.trim() === '' }
export const noGap: Gap = { lines: [], isEnd: () => true }

/** What puts the lines of examples at the end of a file. */
export function atEnd(
  { tail, isEnded, lineEnd }: FileEnd,
  blocks: readonly (readonly string[])[],
  gap: Gap,
): Insertion {
  const [last = ''] = tail
    .replace(/\r?\n$/u, '')
    .split('\n')
    .slice(-1)
  const isEmpty = tail === ''
  const isApart = isEmpty || gap.isEnd(last)
  const between = gap.lines.map((line) => line + lineEnd).join('')
  const lead = (isEnded ? '' : lineEnd) + (isApart ? '' : between)
  // A file that ends without a line end, or with an empty line, goes on to do so.
  const end = isEnded ? lineEnd + (isApart && !isEmpty ? between : '') : ''
  return { text: lead + blocks.map((block) => block.join(lineEnd)).join(lineEnd + between) + end, behind: '' }
}
