import { t } from '@vscode/l10n'
import type { ReportedRun, RunOrigin } from '../../src/shared/protocol/report'
import type { ShownRun } from '../../src/shared/protocol/runPanel'
import type { Fact } from '../common/fact'
import { runFacts } from '../runPanel/facts'
import { runMessages } from '../runPanel/messages'
import { stateLook } from '../runPanel/stateLook'
import { identity } from './identity'
import type { Markup } from './markup'
import { markup, nothing } from './markup'
import { environmentFacts, originFacts } from './originFacts'
import type { ReportTable } from './reportTables'
import { confusionReport, entityTable, resultsTable, settingsTable } from './reportTables'
import { heading, tableMarkup } from './tableMarkup'

interface Place {
  /** Of the run's heading. */
  readonly level: number
  /** Of the run alone. */
  readonly charts: Markup
}

/** All that a page says of one run. */
export function runParts({ run, name, confusion, origin }: ReportedRun, { level, charts }: Place): Markup {
  const below = level + 1
  const tables = [origin === null ? null : resultsTable(origin), entityTable(run.scores), confusionReport(confusion)]
  return markup`<header>
${heading(level, name ?? run.id)}
<p class="quiet">${[stateLook(run, false).text, ...identity({ run, name })].join(' · ')}</p>
${factList(runFacts(run))}
</header>
${messages(run)}
${charts}
${tables.map((table) => section(table, below))}
${origin === null ? nothing : originParts(origin, below)}`
}

function section(table: ReportTable | null, level: number): Markup {
  return table === null ? nothing : markup`<section>${tableMarkup(table, level)}</section>`
}

/** Why it failed, and what its trainer warned of. */
function messages(run: ShownRun): Markup {
  const { failure } = run
  const { warnings } = runMessages(run)
  if (failure === null && warnings.length === 0) return nothing
  return markup`<section>
${failure === null ? nothing : failureParts(failure)}
${warnings.length === 0 ? nothing : markup`<ul>${warnings.map(({ message }) => markup`<li>${message}</li>`)}</ul>`}
</section>`
}

function failureParts({ message, hint, log }: NonNullable<ShownRun['failure']>): Markup {
  const lines =
    log === null ? nothing : markup`<pre>${log.place === null ? log.text : `${log.text}\n${log.place}`}</pre>`
  return markup`<p class="error">${message}</p><p>${hint}</p>${lines}`
}

function originParts(origin: RunOrigin, level: number): Markup {
  const { config } = origin
  const { title, detail, ...settings } = settingsTable(origin)
  return markup`${factSection(t('Made from'), originFacts(origin), level)}
${factSection(t('Environment'), environmentFacts(origin), level)}
${config === null ? nothing : markup`<section>${heading(level, t('Config'))}<pre>${config}</pre></section>`}
<section><details><summary>${heading(level, title)}<span class="quiet">${detail}</span></summary>
${tableMarkup({ title: '', detail: '', ...settings }, level, 'texts')}</details></section>`
}

function factSection(title: string, facts: readonly Fact[], level: number): Markup {
  return facts.length === 0 ? nothing : markup`<section>${heading(level, title)}${factList(facts)}</section>`
}

function factList(facts: readonly Fact[]): Markup {
  const entry = ({ name, value, detail }: Fact) =>
    markup`<div><dt>${name}</dt><dd>${value}${detail === undefined ? nothing : markup` <span class="quiet">${detail}</span>`}</dd></div>`
  return markup`<dl>${facts.map(entry)}</dl>`
}
