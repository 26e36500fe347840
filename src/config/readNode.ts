import type { Alias, Document, Node, Pair, YAMLMap } from 'yaml'
import { isAlias, isMap, isNode, isPair, isScalar, isSeq } from 'yaml'
import type { ArgumentValue } from '../shared/protocol/arguments'
import type { Range } from '../shared/problem'
import type { ConfigEntry, ValueNode } from './configDocument'
import type { LineIndex } from './lineIndex'
import type { ConfigFinding } from './problems'
import { finding } from './problems'

/** Deepest nesting of a value. The language is flat; this only keeps hostile input in bounds. */
const maxDepth = 16
/** Most values that `*` references may repeat in a document. */
const maxRepeated = 1_000

/** Turns the parser's nodes into ours. References are followed; what grows without end is refused. */
export class NodeReader {
  readonly findings: ConfigFinding[] = []
  private repeated = 0
  private openReferences = 0

  constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineIndex,
  ) {}

  readEntries(map: YAMLMap, depth = 0): readonly ConfigEntry[] {
    const seen = new Map<string, Range>()
    return map.items.flatMap((pair) => {
      const entry = this.readEntry(pair, depth)
      if (entry === null) return []
      const first = seen.get(entry.key)
      if (first === undefined) {
        seen.set(entry.key, entry.keyRange)
        return [entry]
      }
      const { line } = this.lines.placeAt(first.start)
      this.findings.push(finding('FT003', { key: entry.key, line }, { range: entry.keyRange, setting: null }))
      return []
    })
  }

  private readEntry(pair: Pair, depth: number): ConfigEntry | null {
    if (!isScalar(pair.key)) return null
    const keyRange = rangeOf(pair.key) ?? { start: 0, end: 0 }
    const node = this.read(pair.value, depth + 1, keyRange)
    return { key: String(pair.key.value), keyRange, node, setting: null }
  }

  private read(value: unknown, depth: number, around: Range): ValueNode {
    const node = isNode(value) ? value : null
    const range = nonEmpty(rangeOf(node)) ?? around
    if (this.openReferences > 0) this.repeated++
    if (this.repeated > maxRepeated || depth > maxDepth) return this.refuse(range)
    if (isAlias(node)) return this.readReference(node, depth, range)
    if (isMap(node)) return this.readMap(node, depth, range)
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(isPair(item) ? item.value : item, depth + 1, range))
      return { value: items.map((item) => item.value), range, items, entries: [] }
    }
    return { value: isScalar(node) ? plain(node.value) : null, range, items: [], entries: [] }
  }

  private readMap(map: YAMLMap, depth: number, range: Range): ValueNode {
    const entries = this.readEntries(map, depth)
    const value = Object.fromEntries(entries.map(({ key, node }) => [key, node.value]))
    return { value, range, items: [], entries }
  }

  private readReference(alias: Alias, depth: number, range: Range): ValueNode {
    this.openReferences++
    const target = this.read(this.resolve(alias, range), depth + 1, range)
    this.openReferences--
    return { ...target, range }
  }

  private resolve(alias: Alias, range: Range): unknown {
    const target = alias.resolve(this.document)
    if (target === undefined) {
      const reason = `\`*${alias.source}\` refers to nothing. Put a text that begins with \`*\` into quotes.`
      this.findings.push(finding('FT001', { reason }, { range, setting: null }))
    }
    return target
  }

  private refuse(range: Range): ValueNode {
    if (!this.findings.some(({ code }) => code === 'FT004')) {
      this.findings.push(finding('FT004', {}, { range, setting: null }))
    }
    return { value: null, range, items: [], entries: [] }
  }
}

function rangeOf(node: Node | null): Range | null {
  const range = node?.range
  return range ? { start: range[0], end: range[1] } : null
}

/** An empty value has no characters to underline. */
function nonEmpty(range: Range | null): Range | null {
  return range !== null && range.end > range.start ? range : null
}

function plain(value: unknown): ArgumentValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : JSON.stringify(value)
}
