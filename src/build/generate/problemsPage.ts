import { configProblems } from '../../config/problems'
import { dataProblems } from '../../data/problems'
import type { ProblemArguments } from '../../shared/problem'
import { generatedNote, table } from './markdown'

/** Every code of a problem, as a page. */
export function problemsPage(): string {
  const config = Object.entries(configProblems).map(([code, { severity, title }]) => [code, severity, `${title}.`])
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
    `## Of a config\n\n${table(headings, config)}`,
    `## Of the data\n\n${table(headings, data)}`,
  ].join('\n\n')
}

/** Stands for the values that a message is made with: each shows as an ellipsis. */
const placeholders: ProblemArguments = new Proxy({}, { get: () => '…' })
