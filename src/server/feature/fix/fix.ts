import type { ConfigCode, ConfigProblem, ConfigProblemArguments } from '../../../config/problems'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import type { TextChange } from '../../../config/textChange'

/** A way to mend one problem. */
export interface Fix {
  readonly title: string
  readonly changes: readonly TextChange[]
  /** The one to take without choosing; at most one of a problem's fixes. */
  readonly isPreferred: boolean
  /** Whether "fix all" may take it: it says the same in other words, or is what the config can only have meant. */
  readonly isSafe: boolean
}

/** Makes the fixes of the problems of one code. */
export type FixMaker<Code extends ConfigCode> = (
  values: ConfigProblemArguments<Code>,
  problem: ConfigProblem,
  snapshot: ConfigSnapshot,
) => readonly Fix[]

export function preferred(title: string, ...changes: readonly TextChange[]): Fix {
  return { title, changes, isPreferred: true, isSafe: true }
}

/** Preferred, and still a decision of the user's. */
export function suggested(title: string, ...changes: readonly TextChange[]): Fix {
  return { title, changes, isPreferred: true, isSafe: false }
}

export function possible(title: string, ...changes: readonly TextChange[]): Fix {
  return { title, changes, isPreferred: false, isSafe: false }
}
