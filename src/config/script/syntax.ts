import type { SyntaxNode } from '@lezer/common'
import { Tree } from '@lezer/common'
import { parser } from '@lezer/python'
import { LineIndex } from '../lineIndex'
import type { ScriptPart } from './scriptSource'

/** Where something stands in a script: lines and columns from 1, columns in UTF-16 units. */
export interface ScriptPlace {
  /** A notebook's cell, from 1; null in a Python file. */
  readonly cell: number | null
  readonly line: number
  readonly column: number
}

/** A part with its syntax tree. What is broken in it is a node too, so there is always a tree. */
export interface ParsedPart {
  readonly text: string
  readonly tree: Tree
  /** Where the part stands among the others. */
  readonly order: number
  readonly placeAt: (offset: number) => ScriptPlace
}

/** A piece of syntax and the text that it is of. */
export interface Code {
  readonly part: ParsedPart
  readonly node: SyntaxNode
}

/** Parse a part. Takes time in proportion to its length, however deeply it is nested. */
export function parsePart({ text, cell }: ScriptPart, order: number): ParsedPart {
  const lines = new LineIndex(text)
  return {
    text,
    tree: parse(text),
    order,
    placeAt: (offset) => ({ cell, ...lines.placeAt(offset) }),
  }
}

/** The parser takes anything; only on extreme nesting, which Python refuses long before, it runs out of stack. */
function parse(text: string): Tree {
  try {
    // A byte-order mark is none of the grammar's characters.
    return parser.parse(text.replace(/^\uFEFF/, '\n'))
  } catch {
    return Tree.empty
  }
}

export function placeOf({ part, node }: Code): ScriptPlace {
  return part.placeAt(node.from)
}

/** Longest text that is taken as a name or shown to a reader, in UTF-16 units. */
const longestText = 200

/** The text of a name or of an expression, in one line; what is longer than a line or two is cut. */
export function textOf({ part, node: { from, to } }: Code): string {
  return part.text
    .slice(from, Math.min(to, from + longestText))
    .replace(/\s+/g, ' ')
    .trim()
}

/** The whole text. */
export function wholeTextOf({ part, node }: Code): string {
  return part.text.slice(node.from, node.to)
}

/** Children without comments. */
export function childrenOf({ part, node }: Code): readonly Code[] {
  const children: Code[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push({ part, node: child })
  }
  return children
}

export function isBroken({ node }: Code): boolean {
  return node.type.isError
}

/** Most items of a list, and arguments of a call, that are looked at: more of them are no settings. */
const mostItems = 20_000
const mostArguments = 1_000

/** Children between commas, the commas and brackets left out. */
export function groupsOf({ part, node }: Code, most = mostItems): readonly (readonly Code[])[] {
  const groups: Code[][] = [[]]
  for (let child = node.firstChild; child !== null && groups.length <= most; child = child.nextSibling) {
    if (child.name === ',') groups.push([])
    else if (child.name !== 'Comment' && !/^[()[\]{}]$/.test(child.name)) groups.at(-1)?.push({ part, node: child })
  }
  return groups.filter((group) => group.length > 0)
}

/** An argument of a call. `value` is null where there is no expression that can be read. */
export interface Argument {
  /** Null for one given by its place. */
  readonly name: string | null
  readonly value: Code | null
  /** Stands for many, which `*` or `**` spread out. */
  readonly isSpread: boolean
  readonly code: Code
}

/** The arguments of a call, in their order. */
export function argumentsOf(call: Code): readonly Argument[] {
  const list = call.node.getChild('ArgList')
  if (list === null) return []
  return groupsOf({ part: call.part, node: list }, mostArguments).flatMap((group): Argument[] => {
    const [first, second, third] = group
    if (first === undefined || isBroken(first)) return []
    if (first.node.name === '*' || first.node.name === '**') {
      return [{ name: null, value: second ?? null, isSpread: true, code: first }]
    }
    if (second?.node.name !== 'AssignOp') {
      return [{ name: null, value: group.length === 1 ? first : null, isSpread: false, code: first }]
    }
    const value = third === undefined || isBroken(third) ? null : third
    return [{ name: textOf(first), value, isSpread: false, code: first }]
  })
}

/** What is called or looked into: `load` of `a.b.load`, and `null` where it has no name. */
export function lastNameOf({ part, node }: Code): string | null {
  const named = node.name === 'MemberExpression' ? node.getChild('PropertyName') : node
  if (named === null || (named.name !== 'VariableName' && named.name !== 'PropertyName')) return null
  return textOf({ part, node: named })
}

/** The function of a call. */
export function calleeOf(call: Code): Code | null {
  return childrenOf(call)[0] ?? null
}

/** Whether it is a number such as `1.` or `1.e-5`, which the grammar takes for an attribute of 1. */
export function isPlainNumber({ part, node: { from, to } }: Code): boolean {
  return to - from < 40 && /^\d[\d_]*\.(e[+-]?\d+)?$/i.test(part.text.slice(from, to))
}

/** The first broken place in a piece of syntax, looked for in its children and theirs. */
export function firstErrorIn(code: Code): Code | null {
  for (const child of childrenOf(code)) {
    if (isBroken(child)) return child
    const inner = isPlainNumber(child) ? undefined : childrenOf(child).find(isBroken)
    if (inner !== undefined) return inner
  }
  return null
}
