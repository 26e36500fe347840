import { t } from '@vscode/l10n'
import type { Report } from '../../src/shared/protocol/report'
import { chartedRuns } from './chartedRuns'
import { chartFigures } from './chartFigures'
import { Markup, markup, nothing } from './markup'
import { timeText } from './originFacts'
import { reportStyles } from './reportStyles'
import { comparisonTables } from './reportTables'
import { runParts } from './runParts'
import { tableMarkup } from './tableMarkup'

/** Nothing is loaded and nothing runs, wherever the page is opened. */
const policy = `default-src 'none'; style-src 'unsafe-inline'`

/** A page with all that is known of the runs, in one file that needs nothing beside it. */
export function htmlReport(report: Report): string {
  const title = titleOf(report)
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(reportStyles)}</style>
</head>
<body>
<main>
${report.runs.length === 1 ? singleRun(report) : severalRuns(report, title)}
<footer>${t('Made with Fine-Tuning Lab, {0}', timeText(report.madeAt))}</footer>
</main>
</body>
</html>
`.html
}

export function titleOf({ runs }: Report): string {
  const [first] = runs
  return runs.length === 1 && first !== undefined
    ? (first.name ?? first.run.id)
    : t('Comparison of {0} runs', runs.length)
}

function singleRun(report: Report): Markup {
  const charts = chartsSection(report)
  return markup`${report.runs.map((reported) => runParts(reported, { level: 1, charts }))}`
}

function severalRuns(report: Report, title: string): Markup {
  const tables = comparisonTables(chartedRuns(report), report.settings)
  return markup`<h1>${title}</h1>
${tables.map((table) => markup`<section>${tableMarkup(table, 2)}</section>`)}
${chartsSection(report)}
${report.runs.map((reported) => markup`<article>${runParts(reported, { level: 2, charts: nothing })}</article>`)}`
}

function chartsSection(report: Report): Markup {
  const figures = chartFigures(chartedRuns(report), report.options)
  if (figures.length === 0) return nothing
  return markup`<section aria-label="${t('Charts')}"><div class="charts">${figures}</div></section>`
}
