import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from 'yaml'
import { isAlias, isMap, isNode, isPair, isScalar, isSeq } from 'yaml'
import type { ArgumentValue } from '../../shared/protocol/arguments'
import type { Range } from '../../shared/problem'
import type { ConfigEntry, ValueNode } from '../configDocument'
import { listNode, mappingNode, maxDepth, scalarNode } from '../configDocument'
import type { ConfigFinding } from '../problems'
import { finding } from '../problems'
import type { YamlMistake } from './documentReading'
import { dropRepeated } from './dropRepeated'
import { isLeftOpen } from './isLeftOpen'
import { ownKeyStart } from './keyLine'
import { takeBack } from './takeBack'
import type { TextPart } from './textPart'
import { rangeIn } from './textPart'
import { yamlReason } from './yamlReason'

/** Most values that `*` references may repeat in a document. */
const maxRepeated = 1_000

/** Turns the parser's nodes into ours. References are followed; what grows without end is refused. */
export class NodeReader {
  readonly findings: ConfigFinding[] = []
  /** What the library takes for YAML and is not. */
  readonly mistakes: YamlMistake[] = []
  /** Whether a `*` reference was met. What it stands for may be anywhere in the document. */
  hasReferences = false
  private repeated = 0
  /** End of the text. */
  private readonly end: number
  private openReferences = 0

  constructor(
    private readonly document: Document.Parsed,
    private readonly part: TextPart,
  ) {
    this.end = part.offset + part.text.length
  }

  /** All entries of a mapping at the top, those whose key stands before included. */
  readTop(map: YAMLMap): readonly ConfigEntry[] {
    const { text } = this.part
    return this.readEntries(
      takeBack(map.items, (offset) => text.charAt(offset - 1) === '\n'),
      0,
    )
  }

  private readEntries(pairs: readonly Pair[], depth: number): readonly ConfigEntry[] {
    return pairs.flatMap((pair) => this.readEntry(pair, depth) ?? [])
  }

  private readEntry(pair: Pair, depth: number): ConfigEntry | null {
    if (!isScalar(pair.key)) return null
    const { key, range: keyRange } = this.keyOf(pair.key, depth)
    const node = this.read(pair.value, depth + 1, keyRange)
    return { key, keyRange, node, setting: null }
  }

  private keyOf(key: Scalar, depth: number): { readonly key: string; readonly range: Range } {
    const { part } = this
    const own = depth === 0 && key.type === 'PLAIN' && key.range ? ownKeyStart(part.text, key.range) : null
    if (own === null || !key.range) {
      return { key: String(key.value), range: this.rangeOf(key) ?? { start: 0, end: 0 } }
    }
    const [, end] = key.range
    return { key: part.text.slice(own, end), range: rangeIn(part, [own, end]) }
  }

  private read(value: unknown, depth: number, around: Range): ValueNode {
    const node = isNode(value) ? value : null
    const range = nonEmpty(this.rangeOf(node)) ?? around
    if (this.openReferences > 0) this.repeated++
    if (this.repeated > maxRepeated || depth > maxDepth) return this.refuse(range)
    if (isAlias(node)) return this.readReference(node, depth, range)
    if (isMap(node)) {
      const entries = this.readEntries(node.items, depth)
      return mappingNode(dropRepeated(entries, this.part.lines, this.findings), range)
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(isPair(item) ? item.value : item, depth + 1, range))
      return listNode(items, range)
    }
    if (range.end === this.end) this.checkClosed(range)
    return scalarNode(isScalar(node) ? plain(node.value) : null, range)
  }

  private checkClosed({ start, end }: Range): void {
    const { text, offset } = this.part
    if (!isLeftOpen(text.slice(start - offset))) return
    this.mistakes.push({ range: { start: end, end }, reason: yamlReason({ code: 'MISSING_CHAR', message: '' }) })
  }

  private readReference(alias: Alias, depth: number, range: Range): ValueNode {
    this.hasReferences = true
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
    return scalarNode(null, range)
  }

  private rangeOf(node: Node | null): Range | null {
    return node?.range ? rangeIn(this.part, node.range) : null
  }
}

/** An empty value has no characters to underline. */
function nonEmpty(range: Range | null): Range | null {
  return range !== null && range.end > range.start ? range : null
}

function plain(value: unknown): ArgumentValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : JSON.stringify(value)
}
