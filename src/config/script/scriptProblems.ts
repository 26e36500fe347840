import type { ProblemArguments, Severity } from '../../shared/problem'
import type { ScriptPlace } from './syntax'
import type { UnreadReason } from './value/reading'

interface ProblemKind<A extends ProblemArguments> {
  readonly severity: Severity
  readonly title: string
  readonly render: (values: A) => string
}

function kind<A extends ProblemArguments>(
  severity: Severity,
  title: string,
  render: (values: A) => string,
): ProblemKind<A> {
  return { severity, title, render }
}

/** Why a value could not be read, as the end of "`x` …". */
const reasons: Readonly<Record<UnreadReason, string>> = {
  computed: 'is computed when the script runs',
  parameter: 'is a parameter, and the script does not show what is passed',
  commandLine: 'is given on the command line',
  changing: 'has several values in the script',
  machine: 'depends on the machine',
  environment: 'comes from the environment',
  imported: 'comes from another file',
  notSet: 'is set nowhere in this file',
  broken: 'stands in code that is broken',
  large: 'is too large or too deeply nested',
}

/** Everything that can be said of a script when a config is proposed for it. A code keeps its meaning for ever. */
export const scriptProblems = {
  FS001: kind(
    'warning',
    'A value that is not known before the script runs',
    (a: { name: string; reason: UnreadReason; written: string }) => `\`${a.name}\` ${reasons[a.reason]}: ${a.written}`,
  ),
  FS002: kind(
    'warning',
    'Arguments hidden behind `**`',
    (a: { written: string; callee: string }) =>
      `\`${a.callee}\` takes more arguments from \`${a.written}\`, which is not known before the script runs.`,
  ),
  FS003: kind(
    'warning',
    'A value that does not fit its key',
    (a: { name: string; message: string }) => `\`${a.name}\` was left out. ${a.message}`,
  ),
  FS004: kind('warning', 'No key says this', (a: { name: string }) => `No key of a config says \`${a.name}\`.`),
  FS005: kind(
    'warning',
    'Changes training in the script, not supported here',
    (a: { name: string; reason: string }) => `\`${a.name}\` is not supported. ${a.reason}`,
  ),
  FS006: kind(
    'information',
    'Not needed here',
    (a: { name: string; reason: string }) => `\`${a.name}\` is not needed. ${a.reason}`,
  ),
  FS007: kind(
    'warning',
    'Data that is not in a file here',
    (a: { name: string }) => `The data \`${a.name}\` is downloaded by the script. Save it as files, and name those.`,
  ),
  FS008: kind(
    'warning',
    'Settings that do not go together',
    (a: { key: string; message: string }) => `\`${a.key}\` stands in a comment. ${a.message}`,
  ),
  FS009: kind(
    'information',
    'Another set of arguments',
    (a: { callee: string }) => `This \`${a.callee}\` is not the first one of the script, and was left out.`,
  ),
  FS010: kind(
    'warning',
    'A task that there is not',
    (a: { name: string }) =>
      `\`${a.name}\` is for a task that is not trained here. Set \`task\` yourself, or keep the script.`,
  ),
  FS011: kind(
    'warning',
    'Code of its own that changes training',
    (a: { name: string; reason: string }) => `\`${a.name}\` is not carried over. ${a.reason}`,
  ),
  FS012: kind(
    'warning',
    'Broken Python in the arguments',
    (a: { callee: string }) => `The Python is broken here: what follows in \`${a.callee}\` may be missing.`,
  ),
} as const

export type ScriptCode = keyof typeof scriptProblems

/** What the sentence of a code is made with. */
export type ScriptProblemArguments<Code extends ScriptCode> = Parameters<(typeof scriptProblems)[Code]['render']>[0]

/** One thing that a proposed config does not say of its script. */
export interface ScriptProblem {
  readonly code: ScriptCode
  readonly severity: Severity
  readonly arguments: ProblemArguments
  readonly place: ScriptPlace
}

export function scriptProblem<Code extends ScriptCode>(
  code: Code,
  values: ScriptProblemArguments<Code>,
  place: ScriptPlace,
): ScriptProblem {
  return { code, severity: scriptProblems[code].severity, arguments: values, place }
}

/** The sentence of a problem, in English. */
export function renderScriptProblem(problem: Pick<ScriptProblem, 'code' | 'arguments'>): string {
  // `scriptProblem` made the arguments fit the code; the table's union of renderers cannot express that.
  const render = scriptProblems[problem.code].render as (values: ProblemArguments) => string
  return render(problem.arguments)
}

/** `line 64`, or `cell 3, line 2` of a notebook. */
export function placeText({ cell, line }: ScriptPlace): string {
  return cell === null ? `line ${line}` : `cell ${cell}, line ${line}`
}
