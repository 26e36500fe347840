import type { Binding, HolderClass, Scope } from '../scope'
import type { ScriptIndex } from '../scriptIndex'
import type { Code } from '../syntax'
import type { Reading } from './reading'

/** What reading a value needs: the script, and readings of other values in it. */
export interface Evaluation {
  readonly index: ScriptIndex
  /** Absolute path of the script, for `__file__`. */
  readonly scriptPath: string
  readonly classesByName: ReadonlyMap<string, HolderClass>
  /** The class that a scope is the body of. */
  readonly classOf: (scope: Scope) => HolderClass | null
  /** Options of the command line, by the attribute that they are read from. */
  readonly options: () => ReadonlyMap<string, Reading>
  /** Read an expression. Never throws, and takes bounded time however often it is called. */
  readonly read: (code: Code, scope: Scope) => Reading
  /** The value that all of these bindings agree on. */
  readonly readBindings: (bindings: readonly Binding[], use: Code) => Reading
}
