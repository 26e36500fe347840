import type { ChangeList } from './ChangeList'
import { Indentation } from './Indentation'
import type { LayoutLine } from './layoutLine'

/** Put the lines of a top-level entry, or those before the first one, at the columns that they should have. */
export function indentLines(lines: readonly LayoutLine[], changes: ChangeList): void {
  const indenter = new LineIndenter(changes)
  for (const line of lines) {
    if (line.type === 'comment') indenter.addComment(line)
    if (line.type === 'content') indenter.addContent(line)
  }
  indenter.end()
}

class LineIndenter {
  private readonly indentation = new Indentation()
  /** Comments of which it shows only later what they belong to. */
  private comments: LayoutLine[] = []

  constructor(private readonly changes: ChangeList) {}

  addComment(line: LayoutLine): void {
    this.comments.push(line)
  }

  addContent(line: LayoutLine): void {
    const followed = columnOf(line)
    const moveComments = this.commentMover(followed)
    const wanted = this.place(line)
    moveComments(wanted)
    indent(line, wanted, this.changes)
  }

  /** What follows stands at the left. */
  end(): void {
    this.commentMover(0)(0)
  }

  /** A comment at the column of the line that follows belongs to that line, and others to what is before. */
  private commentMover(followed: number): (wanted: number) => void {
    const { comments, indentation, changes } = this
    const columns = comments.map((comment) => {
      const written = columnOf(comment)
      return written === followed ? null : indentation.placeComment(written)
    })
    this.comments = []
    return (wanted) => comments.forEach((comment, index) => indent(comment, columns[index] ?? wanted, changes))
  }

  /** Column that the first dash or the key of a line should have. What follows a dash is put beside it. */
  private place({ start, dashes, key, end }: LayoutLine): number {
    const { changes, indentation } = this
    const columns = dashes.map((dash) => {
      const content = changes.afterBlanks(dash + 1)
      if (content < end && changes.text[content] !== '#') changes.put(dash + 1, content, ' ')
      return indentation.place(dash - start, true)
    })
    if (key !== null) columns.push(indentation.place(key.start - start, false))
    return columns[0] ?? 0
  }
}

function columnOf({ start, first }: LayoutLine): number {
  return first - start
}

function indent({ start, first }: LayoutLine, column: number, changes: ChangeList): void {
  changes.put(start, first, ' '.repeat(column))
}
