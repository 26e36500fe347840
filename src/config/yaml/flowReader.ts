import type { Range } from '../../shared/problem'
import type { ConfigEntry, ValueNode } from '../configDocument'
import { listNode, maxDepth, scalarNode } from '../configDocument'
import { distinctMapping } from './distinctMapping'
import { readKey, readScalar, skipPlainInFlow } from './scalar'
import type { TextCursor } from './textCursor'
import { codes } from './textCursor'

/** Reads lists and mappings in brackets, which may go over several lines. Null stands for what is not certain. */
export class FlowReader {
  /** Brackets that are open. */
  private level = 0
  /** Indentation of the collection around: further lines are indented more, but for one with the last bracket. */
  private indent = 0

  constructor(private readonly cursor: TextCursor) {}

  /** Read the collection whose bracket is at the cursor. */
  read(indent: number, depth: number): ValueNode | null {
    this.indent = indent
    this.level = 0
    return this.readValue(depth)
  }

  private readValue(depth: number): ValueNode | null {
    if (depth > maxDepth) return null
    switch (this.cursor.code()) {
      case codes.openBracket:
        return this.readUntil(codes.closeBracket, () => this.readValue(depth + 1), listNode)
      case codes.openBrace:
        return this.readUntil(codes.closeBrace, () => this.readPair(depth + 1), distinctMapping)
      default:
        return readScalar(this.cursor, skipPlainInFlow)
    }
  }

  private readUntil<Item>(
    closing: number,
    readItem: () => Item | null,
    nodeOf: (items: readonly Item[], range: Range) => ValueNode | null,
  ): ValueNode | null {
    const { cursor } = this
    const start = cursor.position++
    const items: Item[] = []
    this.level++
    for (;;) {
      if (!this.skipToToken()) return null
      if (cursor.code() === closing) break
      const item = readItem()
      if (item === null || !this.skipToToken()) return null
      items.push(item)
      if (cursor.code() === codes.comma) cursor.position++
      else if (cursor.code() !== closing) return null
    }
    this.level--
    return nodeOf(items, { start, end: ++cursor.position })
  }

  private readPair(depth: number): ConfigEntry | null {
    const { cursor } = this
    const name = readKey(cursor, skipPlainInFlow)
    if (name === null || cursor.code() !== codes.colon) return null
    cursor.position++
    if (!this.skipToToken()) return null
    const isValueEmpty = cursor.code() === codes.comma || cursor.code() === codes.closeBrace
    const node = isValueEmpty ? scalarNode(null, name.keyRange) : this.readValue(depth)
    return node === null ? null : { key: name.key, keyRange: name.keyRange, node, setting: null }
  }

  /** Move over blanks, comments and line breaks. False where a line is not indented as it must be. */
  private skipToToken(): boolean {
    const { cursor } = this
    for (let lineStart = -1; ;) {
      cursor.skipBlanks()
      if (cursor.isAtComment()) cursor.skipComment()
      if (!cursor.skipLineBreak()) return lineStart === -1 || this.isIndented(cursor.position - lineStart)
      lineStart = cursor.position
      cursor.skipSpaces()
      if (cursor.code() === codes.tab) return false
    }
  }

  private isIndented(indent: number): boolean {
    const code = this.cursor.code()
    const isClosing = this.level === 1 && (code === codes.closeBracket || code === codes.closeBrace)
    return indent > this.indent || (indent === this.indent && isClosing)
  }
}
