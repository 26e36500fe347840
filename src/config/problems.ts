import type { Problem, ProblemArguments, Range } from '../shared/problem'
import { crossProblems } from './problem/crossProblems'
import { fileProblems } from './problem/fileProblems'
import { readingProblems } from './problem/readingProblems'
import { valueProblems } from './problem/valueProblems'

/** Every problem that a config can have. A code keeps its meaning for ever; a new problem takes a new code. */
export const configProblems = {
  ...readingProblems,
  ...fileProblems,
  ...crossProblems,
  ...valueProblems,
} as const

/** Code of a problem of a config. */
export type ConfigCode = keyof typeof configProblems

/** What the message of a code is rendered with. */
export type ConfigProblemArguments<Code extends ConfigCode> = Parameters<(typeof configProblems)[Code]['render']>[0]

/** A problem of a config, with its place and its range in the text. */
export type ConfigProblem = Problem<ConfigCode>

/** A problem before its place is known. `setting` is the text of the `--set` that it stands in, null in the file. */
export interface ConfigFinding {
  readonly code: ConfigCode
  readonly arguments: ProblemArguments
  readonly range: Range
  readonly setting: string | null
}

/** Where a finding is reported. */
export type FindingAnchor = Pick<ConfigFinding, 'range' | 'setting'>

/** A finding whose arguments fit its code. */
export function finding<Code extends ConfigCode>(
  code: Code,
  values: ConfigProblemArguments<Code>,
  anchor: FindingAnchor,
): ConfigFinding {
  return { code, arguments: values, range: anchor.range, setting: anchor.setting }
}

/** The sentence of a problem, in English. */
export function renderConfigProblem(problem: Pick<ConfigProblem, 'code' | 'arguments'>): string {
  // `finding` made the arguments fit the code; the table's union of renderers cannot express that.
  const render = configProblems[problem.code].render as (values: ProblemArguments) => string
  return render(problem.arguments)
}
