import { configProblems } from '../../config/problems'
import { scriptProblems } from '../../config/script/scriptProblems'
import { dataProblems } from '../../data/problems'
import type { ProblemArguments } from '../../shared/problem'
import { markdownTable } from '../../shared/text/markdownTable'
import { generatedNote } from './generatedNote'

/** Every code of a problem, as a page. */
export function problemsPage(): string {
  const config = titled(configProblems)
  const data = Object.entries(dataProblems).map(([code, { severity, render }]) => [
    code,
    severity,
    render(placeholders),
  ])
  const headings = ['code', 'severity', 'meaning']
  return [
    generatedNote,
    '# Problems',
    'What `finetune check` and the editor report. An error refuses to start, a warning is likely a mistake.',
    `## Of a config\n\n${markdownTable(headings, config)}`,
    `## Of the data\n\n${markdownTable(headings, data)}`,
    `## Of a script\n\nWhat a config that is proposed for a script does not say of it.\n\n${markdownTable(headings, titled(scriptProblems))}`,
  ].join('\n\n')
}

type Titles = Readonly<Record<string, { readonly severity: string; readonly title: string }>>

function titled(problems: Titles): string[][] {
  return Object.entries(problems).map(([code, { severity, title }]) => [code, severity, `${title}.`])
}

/** Stands for the values that a message is made with: each shows as an ellipsis. */
const placeholders: ProblemArguments = new Proxy({}, { get: () => '…' })
