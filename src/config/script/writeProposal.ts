import { catalogue } from '../../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../shared/catalogue/entry'
import type { ArgumentValue } from '../../shared/protocol/arguments'
import type { TaskName } from '../../shared/protocol/spec'
import { printValue } from '../printValue'
import type { ScriptProblem } from './scriptProblems'
import { placeText, renderScriptProblem } from './scriptProblems'
import type { ScriptPlace } from './syntax'

/** A key of a proposal. */
export interface ProposedSetting {
  readonly value: ArgumentValue
  /** Where the script says it; null where it does not. */
  readonly place: ScriptPlace | null
  readonly note: string
  /** Why the line stands in a comment; null if it does not. */
  readonly refusal: string | null
}

/** What a proposed config is written from. */
export interface ProposalContent {
  /** Name of the script's file. */
  readonly script: string
  readonly task: TaskName
  readonly settings: ReadonlyMap<string, ProposedSetting>
  readonly problems: readonly ScriptProblem[]
}

/** A config as text: keys in the catalogue's order, each with where it was read, and what was not carried over. */
export function writeProposal(content: ProposalContent): string {
  const blocks = groupsOf(content).map((lines) => `${lines.join('\n')}\n`)
  return [header(content), ...blocks, ...leftOut(content.problems)].join('\n')
}

function header({ script }: ProposalContent): string {
  return comment(
    `Proposed by \`finetune init\` from ${script}, which was read and not run. Look it over before you start.`,
  )
}

/** The lines of each group that has any. */
function groupsOf({ settings, task }: ProposalContent): readonly (readonly string[])[] {
  const byGroup = new Map<string, string[]>()
  for (const entry of catalogue) {
    const setting = settings.get(entry.key)
    const line = setting === undefined ? placeholder(entry, task) : lineOf(entry.key, setting)
    if (line !== null) byGroup.set(entry.group, [...(byGroup.get(entry.group) ?? []), line])
  }
  return [...byGroup.values()]
}

/** A key that a config must have, for its reader to fill in. */
function placeholder({ key, default: value, tasks }: CatalogueEntry, task: TaskName): string | null {
  if (value.kind !== 'required' || !tasks.includes(task)) return null
  return `# ${key}: ${value.example}  # not found in the script: write yours here`
}

function lineOf(key: string, { value, place, note, refusal }: ProposedSetting): string {
  const said = [...(place === null ? [] : [placeText(place)]), ...(note === '' ? [] : [note])].join(': ')
  const line = `${key}: ${printValue(value)}`
  if (refusal !== null) return comment(`${line}  # ${refusal}`).trimEnd()
  return said === '' ? line : `${line}  # ${oneLine(said)}`
}

const headings: Readonly<Record<ScriptProblem['severity'], string>> = {
  error: 'Not carried over from the script:',
  warning: 'Not carried over from the script:',
  information: 'Not needed here:',
}
/** Most lines of a list at the end. */
const mostLines = 50

function leftOut(problems: readonly ScriptProblem[]): readonly string[] {
  return (['warning', 'information'] as const).flatMap((severity) => {
    const lines = problems.filter((each) => each.severity === severity).map(problemLine)
    if (lines.length === 0) return []
    const rest = lines.length > mostLines ? [`  and ${lines.length - mostLines} more`] : []
    return [[headings[severity], ...lines.slice(0, mostLines), ...rest].map(comment).join('')]
  })
}

function problemLine(problem: ScriptProblem): string {
  return `  ${placeText(problem.place)}: ${renderScriptProblem(problem)}`
}

function comment(text: string): string {
  return `# ${oneLine(text)}\n`
}

/** Nothing that a script holds may end a comment. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\uFEFF]+/gu, ' ')
}
