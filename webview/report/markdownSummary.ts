import { t } from '@vscode/l10n'
import type { Report, ReportedRun } from '../../src/shared/protocol/report'
import type { ShownRun } from '../../src/shared/protocol/runPanel'
import { markdownTable } from '../../src/shared/text/markdownTable'
import { runFacts } from '../runPanel/facts'
import { stateLook } from '../runPanel/stateLook'
import { chartedRuns } from './chartedRuns'
import { identity } from './identity'
import type { ReportTable } from './reportTables'
import { comparisonTables, entityTable, resultsTable } from './reportTables'

/** What came of the runs, to be pasted where people write about them: an issue, a notebook, a chat. */
export function markdownSummary(report: Report): string {
  const parts = report.runs.length === 1 ? report.runs.flatMap(runParts) : comparisonParts(report)
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function comparisonParts(report: Report): readonly string[] {
  return comparisonTables(chartedRuns(report), report.settings).map(tablePart)
}

function runParts({ run, name, origin }: ReportedRun): readonly string[] {
  const facts = runFacts(run).map(
    ({ name, value, detail }) => `${name}: ${value}${detail === undefined ? '' : ` ${detail}`}`,
  )
  const results = origin === null ? null : resultsTable(origin)
  const entities = entityTable(run.scores)
  return [
    `## ${plain(name ?? run.id)}`,
    [`**${stateLook(run, false).text}**`, ...identity({ run, name }).map(plain)].join(' · '),
    facts.map((fact) => `- ${plain(fact)}`).join('\n'),
    failurePart(run.failure),
    results === null ? '' : tablePart(results),
    entities === null ? '' : tablePart(entities),
    configPart(origin?.config ?? null),
  ]
}

function tablePart({ title, detail, headings, rows }: ReportTable): string {
  return `**${title}** (${plain(detail)})\n\n${markdownTable(
    headings.map(plain),
    rows.map((row) => row.map(plain)),
  )}`
}

function failurePart(failure: ShownRun['failure']): string {
  if (failure === null) return ''
  const { message, hint, log } = failure
  return [message, hint, ...(log === null ? [] : [log.text])].map((line) => `> ${plain(line)}`).join('  \n')
}

/** A fence longer than any in the config. */
function configPart(config: string | null): string {
  if (config === null) return ''
  const longest = Math.max(2, ...[...config.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `**${t('Config')}**\n\n${fence}yaml\n${config.trimEnd()}\n${fence}`
}

/** Names are data: none of their signs means anything. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_<>[\]]/g, (sign) => `\\${sign}`)
}
