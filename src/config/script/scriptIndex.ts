import type { Binding, HolderClass, Scope, ScriptFunction } from './scope'
import { newScope } from './scope'
import type { ScriptPart } from './scriptSource'
import { ScriptWalk } from './scriptWalk'
import type { Code, ParsedPart } from './syntax'
import { parsePart } from './syntax'

/** A call in the script. */
export interface CallSite {
  /** Last part of the name that is called, by its own name where it was imported under another. */
  readonly name: string
  readonly code: Code
  readonly scope: Scope
  /** What the result is assigned to, its last name; empty if it is not. */
  readonly target: string
  /** Whether something is called that belongs to something: `model.generate`. */
  readonly isMember: boolean
}

/** Everything in a script that may say something about training, found in one pass. */
export interface ScriptIndex {
  readonly parts: readonly ParsedPart[]
  readonly module: Scope
  readonly calls: readonly CallSite[]
  readonly callsByName: ReadonlyMap<string, readonly CallSite[]>
  readonly classes: readonly HolderClass[]
  readonly functions: readonly ScriptFunction[]
  /** Values given to attributes of other things than `self`, by attribute. */
  readonly attributes: ReadonlyMap<string, readonly Binding[]>
  /** Names of lists and mappings that are changed after they were made. */
  readonly changed: ReadonlySet<string>
}

/** Parse the parts of a script, and find what is in them. Never throws. */
export function indexScript(sources: readonly ScriptPart[]): ScriptIndex {
  const parts = sources.map(parsePart)
  const index = {
    parts,
    module: newScope('module', null),
    calls: [] as CallSite[],
    callsByName: new Map<string, CallSite[]>(),
    classes: [],
    functions: [],
    attributes: new Map<string, Binding[]>(),
    changed: new Set<string>(),
    importedAs: new Map<string, string>(),
  }
  for (const part of parts) new ScriptWalk(index, part).walk()
  return index
}
