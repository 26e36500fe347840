import type { Range } from '../../shared/problem'
import type { ConfigEntry, ValueNode } from '../configDocument'
import { listNode, maxDepth, scalarNode } from '../configDocument'
import { distinctMapping } from './distinctMapping'
import { FlowReader } from './flowReader'
import { readKey, readScalar, skipPlain } from './scalar'
import { codes, isEmpty, TextCursor } from './textCursor'

/** Stands for an offset that is not certain. */
const unknown = -1
/** Range of an empty item, until that of its list is known. */
const nowhere: Range = { start: unknown, end: unknown }
/** The library refuses longer keys. */
const longestKey = 1024

/**
 * Reads what nearly every config is made of straight from the text: `key: value`, lists, mappings, comments. It gives
 * exactly what the library gives, or null for what is not certain to be the same.
 *
 * For the library a value ends after the rest of its line and after the comments below that are indented more than
 * the list or mapping that it is in. That shows in one place: an indented list or mapping goes to the end of its last
 * value in this sense.
 */
export class BlockReader {
  private readonly cursor: TextCursor
  private readonly flow: FlowReader
  /** Once a value is read: indentation of the next line with content, at which the cursor is; -1 at the end. */
  private indent = 0
  /** End of the last value, comments included. */
  private end = 0
  /** Largest indentation of the comments between the last value and the cursor that are not the value's, or -1. */
  private looseComment = -1

  constructor(text: string) {
    this.cursor = new TextCursor(text)
    this.flow = new FlowReader(this.cursor)
  }

  /** Where the next line with content is, or the end of the text. */
  get position(): number {
    return this.cursor.position
  }

  /** Move to the first content at or after the beginning of a line. False if it is not at the beginning of its line. */
  skipTo(lineStart: number): boolean {
    this.cursor.position = lineStart
    return this.skipToContent(0) && this.indent <= 0
  }

  /** Read the top-level entry whose key stands at the beginning of a line, and move to the next content. */
  readEntry(lineStart: number): ConfigEntry | null {
    this.cursor.position = lineStart
    const entry = this.readPair(0, 1)
    return this.indent > 0 ? null : entry
  }

  private readPair(indent: number, depth: number): ConfigEntry | null {
    const { cursor } = this
    const start = cursor.position
    const name = this.canBeginKey() ? readKey(cursor, skipPlain) : null
    if (name === null || cursor.code() !== codes.colon || !isEmpty(cursor.code(1))) return null
    if (cursor.position - start > longestKey) return null
    cursor.position++
    cursor.skipBlanks()
    const node = this.isAtLineRest()
      ? this.readBelow(indent, depth, name.keyRange, indent)
      : this.readInline(indent, depth)
    return node === null ? null : { key: name.key, keyRange: name.keyRange, node, setting: null }
  }

  /** Keys that begin like this may be something else: an item, the end of the document, a byte-order mark. */
  private canBeginKey(): boolean {
    switch (this.cursor.code()) {
      case codes.minus:
      case codes.dot:
      case codes.question:
      case codes.colon:
      case codes.byteOrderMark:
        return false
      default:
        return true
    }
  }

  /** Read a value that stands on the line of its key or dash. */
  private readInline(indent: number, depth: number): ValueNode | null {
    if (depth > maxDepth) return null
    const { cursor } = this
    const code = cursor.code()
    const isFlow = code === codes.openBracket || code === codes.openBrace
    const node = isFlow ? this.flow.read(indent, depth) : readScalar(cursor, skipPlain)
    if (node === null || !cursor.skipLineRest() || !this.skipToContent(indent)) return null
    // Lines that are indented more would go on with the value.
    return this.indent > indent ? null : node
  }

  /**
   * Read the list or mapping below a key or dash, or nothing.
   *
   * @param around what is underlined if there is nothing
   * @param dashIndent least indentation of a list
   */
  private readBelow(indent: number, depth: number, around: Range, dashIndent: number): ValueNode | null {
    if (depth > maxDepth) return null
    const { cursor } = this
    const emptyEnd = cursor.position
    // Comments before a dash are those of an empty item too.
    const hasComment = cursor.isAtComment() || (around === nowhere && this.looseComment >= 0)
    if (!cursor.skipLineRest()) return null
    const lineEnd = cursor.position
    if (!this.skipToContent(indent)) return null
    if (this.indent >= dashIndent && this.isAtDash()) return this.readList(this.indent, depth)
    if (this.indent > indent) return this.readMapping(this.indent, depth)
    const hasComments = hasComment || this.end > lineEnd || this.looseComment >= 0
    this.end = hasComments ? unknown : emptyEnd
    return scalarNode(null, around)
  }

  private readList(indent: number, depth: number): ValueNode | null {
    const start = this.cursor.position
    const items: ValueNode[] = []
    do {
      const item = this.readItem(indent, depth + 1)
      if (item === null || this.indent > indent) return null
      items.push(item)
    } while (this.indent === indent && this.isAtDash())
    const range = this.close(indent, start)
    if (range === null) return null
    const placed = items.map((item) => (item.range === nowhere ? scalarNode(null, range) : item))
    return listNode(placed, range)
  }

  private readItem(indent: number, depth: number): ValueNode | null {
    const { cursor } = this
    const dash = cursor.position++
    cursor.skipSpaces()
    if (this.isAtLineRest()) return this.readBelow(indent, depth, nowhere, indent + 1)
    const start = cursor.position
    const column = indent + start - dash
    if (depth > maxDepth || cursor.code() === codes.tab) return null
    if (this.isAtDash()) return this.readList(column, depth)
    const node = this.readInline(indent, depth)
    if (node !== null) return node
    cursor.position = start
    return this.readMapping(column, depth)
  }

  private readMapping(indent: number, depth: number): ValueNode | null {
    const start = this.cursor.position
    const entries: ConfigEntry[] = []
    do {
      const entry = this.readPair(indent, depth + 1)
      if (entry === null || this.indent > indent) return null
      entries.push(entry)
    } while (this.indent === indent)
    const range = this.close(indent, start)
    return range === null ? null : distinctMapping(entries, range)
  }

  /** Range of an indented list or mapping whose last value was just read. */
  private close(indent: number, start: number): Range | null {
    const { end } = this
    // Such a comment belongs to the collection, which is then the last value to end.
    if (indent > 0 && this.looseComment >= indent) this.end = unknown
    return end === unknown ? null : { start, end }
  }

  private isAtLineRest(): boolean {
    const { cursor } = this
    const code = cursor.code()
    return code === codes.newline || code === codes.carriageReturn || cursor.isAtEnd() || cursor.isAtComment()
  }

  private isAtDash(): boolean {
    return this.cursor.code() === codes.minus && isEmpty(this.cursor.code(1))
  }

  /**
   * After the line of a value, move to the next content. False if it is not certain how it is indented.
   *
   * @param indent of the list or mapping that the value is in
   */
  private skipToContent(indent: number): boolean {
    const { cursor } = this
    this.end = cursor.position
    this.looseComment = -1
    for (;;) {
      const lineStart = cursor.position
      cursor.skipSpaces()
      const width = cursor.position - lineStart
      if (cursor.code() === codes.hash) this.skipCommentLine(width, indent)
      else if (!cursor.skipLineBreak()) {
        this.indent = cursor.isAtEnd() ? -1 : width
        return cursor.code() !== codes.tab && cursor.code() !== codes.carriageReturn
      }
    }
  }

  private skipCommentLine(width: number, indent: number): void {
    this.cursor.skipComment()
    this.cursor.skipLineBreak()
    if (width > indent && this.looseComment === -1) this.end = this.cursor.position
    else this.looseComment = Math.max(this.looseComment, width)
  }
}
