import type { Reading } from './value/reading'
import type { Code, ParsedPart } from './syntax'

/** A stretch of a script. */
export interface Span {
  readonly part: ParsedPart
  readonly from: number
  readonly to: number
}

/** What a name is bound to. */
export type Bound =
  | { readonly type: 'value'; readonly code: Code; readonly scope: Scope }
  /** `a, b` without brackets. */
  | { readonly type: 'items'; readonly codes: readonly Code[]; readonly scope: Scope }
  | { readonly type: 'parameter'; readonly parameter: Parameter }
  | { readonly type: 'class'; readonly holder: HolderClass }
  | { readonly type: 'imported' }
  | { readonly type: 'constant'; readonly reading: Reading }
  /** A loop variable, an opened file, a value changed in place. */
  | { readonly type: 'opaque' }

/** One place where a name gets a value. */
export interface Binding {
  readonly bound: Bound
  /** The binding's statement: the name has the value after its end. */
  readonly span: Span
  /** The innermost block around it that may not run, null if there is none. */
  readonly block: Span | null
  readonly at: Code
  /** The value once it was asked for; `reading` while it is. */
  memo?: Reading | 'reading'
}

/** Names of a module, a class or a function. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function'
  readonly parent: Scope | null
  readonly names: Map<string, Binding[]>
}

/** A class of the script. */
export interface HolderClass {
  readonly name: string
  readonly bases: readonly string[]
  /** Its fields are the names of its scope, in their order. */
  readonly scope: Scope
  /** Values given to `self.name` in its methods. */
  readonly attributes: Map<string, Binding[]>
  readonly at: Code
}

/** A function of the script. */
export interface ScriptFunction {
  /** For `__init__` the name of the class, which is what is called. */
  readonly name: string
  readonly owner: HolderClass | null
  readonly parameters: readonly Parameter[]
}

export interface Parameter {
  readonly name: string
  readonly of: ScriptFunction
  /** Place among the arguments, not counting `self`. */
  readonly index: number
  readonly default: Code | null
  /** Text of the annotation, or nothing. */
  readonly annotation: string
  /** Where defaults are looked up. */
  readonly scope: Scope
  readonly at: Code
}

export function newScope(kind: Scope['kind'], parent: Scope | null): Scope {
  return { kind, parent, names: new Map() }
}

/** Adds to the list of a key. */
export function addTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}

/** Most bindings of a name that are looked at; a name with more is not a setting. */
const mostBindings = 16

/**
 * The bindings that may hold where a name is used; empty if the name is not bound.
 *
 * @param use null where the order is not known: in a function, which runs later
 */
export function bindingsInEffect(bindings: readonly Binding[], use: Span | null): readonly Binding[] {
  if (use === null) return bindings.slice(-mostBindings)
  const inEffect: Binding[] = []
  for (let index = countBefore(bindings, use) - 1; index >= 0 && inEffect.length < mostBindings; index--) {
    const binding = bindings[index]
    if (binding === undefined) break
    inEffect.push(binding)
    if (binding.block === null || contains(binding.block, use)) break
  }
  // Used before it is bound, as in a loop: any of them.
  return inEffect.length === 0 ? bindings.slice(-mostBindings) : inEffect
}

/** How many bindings end before a place. They are in the order of the script. */
function countBefore(bindings: readonly Binding[], use: Span): number {
  let low = 0
  let high = bindings.length
  while (low < high) {
    const middle = (low + high) >> 1
    const binding = bindings[middle]
    if (binding !== undefined && isBefore(binding.span, use)) low = middle + 1
    else high = middle
  }
  return low
}

function isBefore(first: Span, second: Span): boolean {
  return first.part === second.part ? first.to <= second.from : first.part.order < second.part.order
}

function contains(outer: Span, inner: Span): boolean {
  return outer.part === inner.part && outer.from <= inner.from && inner.to <= outer.to
}

/** Where a piece of syntax stands. */
export function spanOf({ part, node: { from, to } }: Code): Span {
  return { part, from, to }
}
