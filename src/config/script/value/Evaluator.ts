import type { Binding, HolderClass, Scope } from '../scope'
import type { ScriptIndex } from '../scriptIndex'
import type { Code } from '../syntax'
import { childrenOf, isBroken, isPlainNumber, textOf, wholeTextOf } from '../syntax'
import { readMember } from './attributes'
import { readCall } from './calls'
import { readDictionary, readList } from './collections'
import { readOptions } from './commandLine'
import { readComprehension } from './comprehension'
import type { Evaluation } from './evaluation'
import { readNumberLiteral, readStringLiteral } from './literals'
import { readName, readParameter, sameReading } from './names'
import { readBinary, readConditional, readUnary } from './operations'
import type { Reading } from './reading'
import { bounded, known, unread, unreadFrom, valueOf } from './reading'
import { readContinued, readFormat } from './texts'

type Reader = (code: Code, scope: Scope, evaluation: Evaluation) => Reading

const readers: Readonly<Record<string, Reader>> = {
  Number: (code) => fromLiteral(readNumberLiteral(textOf(code)), code),
  String: (code) => fromLiteral(readStringLiteral(wholeTextOf(code)), code),
  ContinuedString: readContinued,
  FormatString: readFormat,
  Boolean: (code) => known(textOf(code) === 'True', code),
  None: (code) => known(null, code),
  VariableName: readName,
  MemberExpression: readMember,
  CallExpression: readCall,
  ParenthesizedExpression: (code, scope, { read }) => {
    const [, inner] = childrenOf(code)
    return inner === undefined ? unread('broken', code) : read(inner, scope)
  },
  ConditionalExpression: readConditional,
  BinaryExpression: readBinary,
  UnaryExpression: readUnary,
  ArrayExpression: readList,
  TupleExpression: readList,
  SetExpression: readList,
  DictionaryExpression: readDictionary,
  ArrayComprehensionExpression: readComprehension,
  DictionaryComprehensionExpression: readComprehension,
}

function fromLiteral(value: number | string | null, code: Code): Reading {
  return value === null ? unread('computed', code) : bounded(value, code)
}

/** Deepest nesting of expressions and names that is followed. */
const deepest = 60
/** Most expressions that are read for one script: it bounds the time for scripts that are made to take long. */
const mostReadings = 300_000

/** Reads the values of expressions without running anything. */
export class Evaluator implements Evaluation {
  readonly classesByName: ReadonlyMap<string, HolderClass>
  private readonly classesByScope: ReadonlyMap<Scope, HolderClass>
  private foundOptions: ReadonlyMap<string, Reading> | null = null
  private depth = 0
  private readings = 0

  constructor(
    readonly index: ScriptIndex,
    readonly scriptPath: string,
  ) {
    this.classesByName = new Map(index.classes.map((each) => [each.name, each]))
    this.classesByScope = new Map(index.classes.map((each) => [each.scope, each]))
  }

  readonly classOf = (scope: Scope): HolderClass | null => this.classesByScope.get(scope) ?? null

  readonly options = (): ReadonlyMap<string, Reading> => {
    if (this.foundOptions !== null) return this.foundOptions
    // While they are read, a default that asks for another option finds none.
    this.foundOptions = new Map()
    return (this.foundOptions = readOptions(this))
  }

  readonly read = (code: Code, scope: Scope): Reading => {
    if (this.depth >= deepest || ++this.readings > mostReadings) return unread('large', code)
    if (isPlainNumber(code)) return fromLiteral(readNumberLiteral(textOf(code)), code)
    const reader = readers[code.node.name]
    if (reader === undefined) return unread(isBroken(code) ? 'broken' : 'computed', code)
    this.depth++
    const reading = hasError(code) ? unread('broken', code) : reader(code, scope, this)
    this.depth--
    return reading
  }

  readonly readBindings = (bindings: readonly Binding[], use: Code): Reading => {
    const [first, ...others] = bindings.map((binding) => this.readBinding(binding, use))
    if (first === undefined) return unread('notSet', use)
    if (others.length === 0 || others.every((other) => sameReading(first, other))) return first
    return unread('changing', use)
  }

  private readBinding(binding: Binding, use: Code): Reading {
    if (binding.memo === 'reading') return unread('computed', use)
    if (binding.memo !== undefined) return binding.memo
    binding.memo = 'reading'
    const reading = this.readBound(binding)
    binding.memo = reading
    return reading
  }

  private readBound({ bound, at }: Binding): Reading {
    switch (bound.type) {
      case 'value':
        return this.read(bound.code, bound.scope)
      case 'items':
        return this.readItems(bound.codes, bound.scope, at)
      case 'parameter':
        return readParameter(bound.parameter, this)
      case 'class':
        return { type: 'object', of: bound.holder, made: null, at }
      case 'constant':
        return bound.reading
      case 'imported':
        return unread('imported', at)
      case 'opaque':
        return unread('computed', at)
    }
  }

  private readItems(codes: readonly Code[], scope: Scope, at: Code): Reading {
    const readings = codes.map((code) => this.read(code, scope))
    const values = readings.map(valueOf)
    const isKnown = values.every((value) => value !== undefined)
    return isKnown ? bounded(values, at) : unreadFrom(readings, at)
  }
}

/** Whether what it is made of is broken. Of long lists each item says so itself. */
function hasError({ node }: Code): boolean {
  return node.lastChild?.type.isError === true || node.firstChild?.type.isError === true
}
