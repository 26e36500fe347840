import type { SyntaxNodeRef } from '@lezer/common'
import { readAssignment } from './assignment'
import type { Binding, Bound, HolderClass, Parameter, Scope, ScriptFunction, Span } from './scope'
import { addTo, newScope, spanOf } from './scope'
import type { CallSite } from './scriptIndex'
import type { Code, ParsedPart } from './syntax'
import { calleeOf, childrenOf, groupsOf, isBroken, lastNameOf, textOf, wholeTextOf } from './syntax'

/** What a walk fills, see `ScriptIndex`. */
export interface GrowingIndex {
  readonly module: Scope
  readonly calls: CallSite[]
  readonly callsByName: Map<string, CallSite[]>
  readonly classes: HolderClass[]
  readonly functions: ScriptFunction[]
  readonly attributes: Map<string, Binding[]>
  readonly changed: Set<string>
  /** Names under which something was imported, with its own name. */
  readonly importedAs: Map<string, string>
}

/** What the walk is inside of, and where that ends. */
interface Frame {
  readonly scope: Scope
  readonly owner: HolderClass | null
  readonly block: Span | null
  readonly target: string
}

/** Statements whose bodies may not run, or not once. */
const conditional: ReadonlySet<string> = new Set([
  ...['IfStatement', 'ForStatement', 'WhileStatement', 'TryStatement', 'MatchClause'],
])
/** Methods that change a list or a mapping. */
const changing: ReadonlySet<string> = new Set([
  ...['append', 'extend', 'insert', 'update', 'pop', 'popitem', 'remove', 'clear', 'setdefault', 'sort', 'reverse'],
])

/** One pass over a part, in the order of its text. */
export class ScriptWalk {
  private readonly frames: Frame[]

  constructor(
    private readonly index: GrowingIndex,
    private readonly part: ParsedPart,
  ) {
    this.frames = [{ scope: index.module, owner: null, block: null, target: '' }]
  }

  walk(): void {
    this.part.tree.iterate({
      enter: (ref) => {
        this.frames.push(this.enter(ref, this.frame))
      },
      leave: () => {
        this.frames.pop()
      },
    })
  }

  private get frame(): Frame {
    const frame = this.frames.at(-1)
    if (frame === undefined) throw new Error('the walk has left the script')
    return frame
  }

  /** Take in what a node says; answers what its children are inside of. */
  private enter(ref: SyntaxNodeRef, frame: Frame): Frame {
    const code = (): Code => ({ part: this.part, node: ref.node })
    switch (ref.name) {
      case 'Body':
        return this.enterBody(code(), frame)
      case 'ClassDefinition':
        return this.enterClass(code(), frame)
      case 'FunctionDefinition':
      case 'LambdaExpression':
        return this.enterFunction(code(), frame)
      case 'AssignStatement':
        return this.assign(code(), frame)
      case 'CallExpression':
        this.addCall(code(), frame)
        return frame
      default:
        return ref.name.includes('Comprehension') ? this.enterComprehension(code(), frame) : this.bindOthers(ref, frame)
    }
  }

  private enterBody(body: Code, frame: Frame): Frame {
    const statement = body.node.parent
    if (statement === null || !conditional.has(statement.name)) return frame
    const start = this.part.text.slice(statement.from, statement.from + 40)
    return /^if\s*\(?\s*__name__\s*==/.test(start) ? frame : { ...frame, block: spanOf(body) }
  }

  private enterClass(code: Code, frame: Frame): Frame {
    const name = this.nameIn(code)
    const list = code.node.getChild('ArgList')
    const groups = list === null ? [] : groupsOf({ part: this.part, node: list })
    const bases = groups.flatMap(([first]) => (first === undefined ? [] : [this.realName(lastNameOf(first) ?? '')]))
    const holder: HolderClass = {
      name,
      bases,
      scope: newScope('class', frame.scope),
      attributes: new Map(),
      at: code,
    }
    this.index.classes.push(holder)
    this.bind(name, { type: 'class', holder }, code, frame)
    return { ...frame, scope: holder.scope, owner: holder, target: '' }
  }

  private enterFunction(code: Code, frame: Frame): Frame {
    const name = this.nameIn(code)
    const scope = newScope('function', frame.scope)
    const isMethod = frame.scope.kind === 'class'
    const owner = isMethod ? frame.owner : null
    const parameters: Parameter[] = []
    const made: ScriptFunction = { name: name === '__init__' ? (owner?.name ?? name) : name, owner, parameters }
    const inner = { ...frame, scope, target: '' }
    if (name !== '') this.bind(name, { type: 'opaque' }, code, frame)
    const list = code.node.getChild('ParamList')
    const groups = list === null ? [] : groupsOf({ part: this.part, node: list })
    const own = isMethod && /^(self|cls)$/.test(groups[0]?.[0] === undefined ? '' : textOf(groups[0][0])) ? 1 : 0
    groups.slice(own).forEach((group, index) => {
      const parameter = parameterOf(group, index, made, frame.scope)
      if (parameter === null) return
      parameters.push(parameter)
      const at = { type: 'parameter', parameter } as const
      addTo(scope.names, parameter.name, { bound: at, span: spanOf(parameter.at), block: null, at: parameter.at })
    })
    if (name !== '') this.index.functions.push(made)
    return inner
  }

  /** Its variables are its own; they stand for nothing that could be read. */
  private enterComprehension(code: Code, frame: Frame): Frame {
    const inner = { ...frame, scope: newScope('function', frame.scope) }
    this.bindLoop(code, inner)
    return inner
  }

  private assign(code: Code, frame: Frame): Frame {
    const { targets, values } = readAssignment(code)
    for (const names of targets) {
      names.forEach((target, index) => {
        const [only] = values
        const isWhole = names.length === 1
        const value = isWhole && values.length === 1 ? only : names.length === values.length ? values[index] : undefined
        const bound: Bound =
          isWhole && values.length > 1
            ? { type: 'items', codes: values, scope: frame.scope }
            : value === undefined || isBroken(value)
              ? { type: 'opaque' }
              : { type: 'value', code: value, scope: frame.scope }
        this.assignTo(target, bound, code, frame)
      })
    }
    const [target] = targets[0] ?? []
    return target === undefined ? frame : { ...frame, target: lastNameOf(target) ?? '' }
  }

  private assignTo(target: Code, bound: Bound, statement: Code, frame: Frame): void {
    const { node, part } = target
    if (node.name === 'VariableName') this.bind(textOf(target), bound, statement, frame)
    else if (node.name === 'MemberExpression') this.assignToMember(target, bound, statement, frame)
    else for (const name of node.getChildren('VariableName')) this.bindOpaque({ part, node: name }, statement, frame)
  }

  private assignToMember(target: Code, bound: Bound, statement: Code, frame: Frame): void {
    const [base] = childrenOf(target)
    const name = lastNameOf(target)
    if (base === undefined) return
    const baseName = base.node.name === 'VariableName' ? textOf(base) : ''
    if (name === null) this.index.changed.add(lastNameOf(base) ?? '')
    else {
      const at = bound.type === 'value' ? bound.code : target
      const binding: Binding = { bound, span: spanOf(statement), block: frame.block, at }
      const own = baseName === 'self' ? frame.owner : null
      addTo(own === null ? this.index.attributes : own.attributes, name, binding)
    }
  }

  private addCall(code: Code, { scope, target }: Frame): void {
    const callee = calleeOf(code)
    const written = callee === null ? null : lastNameOf(callee)
    if (callee === null || written === null) return
    const isMember = callee.node.name === 'MemberExpression'
    const name = isMember ? written : this.realName(written)
    const call: CallSite = { name, code, scope, target, isMember }
    this.index.calls.push(call)
    addTo(this.index.callsByName, name, call)
    const [base] = isMember ? childrenOf(callee) : []
    if (base !== undefined && changing.has(written)) this.index.changed.add(lastNameOf(base) ?? '')
  }

  private bindOthers(ref: SyntaxNodeRef, frame: Frame): Frame {
    const code = (): Code => ({ part: this.part, node: ref.node })
    switch (ref.name) {
      case 'ForStatement':
        this.bindLoop(code(), frame)
        break
      case 'UpdateStatement':
      case 'NamedExpression':
        this.bindFirst(code(), frame)
        break
      case 'WithStatement':
      case 'TryStatement':
        this.bindAfterAs(code(), frame)
        break
      case 'ImportStatement':
        this.bindImports(code(), frame)
        break
      case 'ScopeStatement':
        this.bindGlobals(code(), frame)
        break
    }
    return frame
  }

  /** Names between each `for` and `in`. */
  private bindLoop(code: Code, frame: Frame): void {
    let isTarget = false
    for (const child of childrenOf(code)) {
      if (child.node.name === 'for') isTarget = true
      else if (child.node.name === 'in') isTarget = false
      else if (isTarget) this.assignTo(child, { type: 'opaque' }, child, frame)
    }
  }

  /** `x += 1` and `(x := 1)`: the value depends on what ran before. */
  private bindFirst(code: Code, frame: Frame): void {
    const [target] = childrenOf(code)
    if (target !== undefined) this.assignTo(target, { type: 'opaque' }, code, frame)
  }

  private bindAfterAs(code: Code, frame: Frame): void {
    const children = childrenOf(code)
    children.forEach((child, index) => {
      const target = children[index + 1]
      if (child.node.name === 'as' && target !== undefined) this.assignTo(target, { type: 'opaque' }, target, frame)
    })
  }

  private bindImports(code: Code, frame: Frame): void {
    const names = wholeTextOf(code).replace(/^[\s\S]*?\bimport\b/, '')
    for (const [, name = '', alias = name] of names.matchAll(/([\w.]+)(?:\s+as\s+(\w+))?/g)) {
      const last = name.split('.').at(-1) ?? name
      this.index.importedAs.set(alias, last)
      this.bind(alias, { type: 'imported' }, code, frame)
    }
  }

  /** A function that sets a global makes it unknown, wherever the function is called. */
  private bindGlobals(code: Code, frame: Frame): void {
    const inModule = { ...frame, scope: this.index.module, block: spanOf(code) }
    for (const node of code.node.getChildren('VariableName')) this.bindOpaque({ part: this.part, node }, code, inModule)
  }

  private bindOpaque(name: Code, statement: Code, frame: Frame): void {
    this.bind(textOf(name), { type: 'opaque' }, statement, frame)
  }

  private bind(name: string, bound: Bound, statement: Code, { scope, block }: Frame): void {
    const at = bound.type === 'value' ? bound.code : statement
    addTo(scope.names, name, { bound, span: spanOf(statement), block, at })
  }

  private nameIn({ part, node }: Code): string {
    const name = node.name === 'LambdaExpression' ? null : node.getChild('VariableName')
    return name === null ? '' : textOf({ part, node: name })
  }

  private realName(name: string): string {
    return this.index.importedAs.get(name) ?? name
  }
}

/** `name`, `name: type = default`; null for `*args`, `**rest` and separators. */
function parameterOf(group: readonly Code[], index: number, of: ScriptFunction, scope: Scope): Parameter | null {
  const [first] = group
  if (first?.node.name !== 'VariableName') return null
  const assign = group.findIndex(({ node }) => node.name === 'AssignOp')
  const annotation = group.find(({ node }) => node.name === 'TypeDef')
  return {
    name: textOf(first),
    of,
    index,
    default: assign === -1 ? null : (group[assign + 1] ?? null),
    annotation: annotation === undefined ? '' : textOf(annotation),
    scope,
    at: first,
  }
}
