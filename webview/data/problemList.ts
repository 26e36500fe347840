import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { ProblemRow } from '../../src/shared/protocol/commandLine'
import { placeLink } from './placeLink'

/** More than one looks at here; the rest is in the Problems view, after a check. */
const most = 10

const icons = { error: 'error', warning: 'warning', information: 'info' } as const

/** What is wrong with the files, errors first. */
export function problemList(problems: readonly ProblemRow[]): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing
  const order = Object.keys(icons)
  const sorted = problems.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
  const open = problems.some(({ severity }) => severity === 'error')
  return html`<details class="problems" ?open=${open}>
    <summary>
      ${problems.length === 1 ? t('1 remark about the data') : t('{0} remarks about the data', problems.length)}
    </summary>
    <ul>
      ${sorted.slice(0, most).map(problemTemplate)}
    </ul>
    ${problems.length > most ? html`<p class="quiet">${t('Check config and data shows all of them.')}</p>` : nothing}
  </details>`
}

function problemTemplate({ file, line, severity, message, code }: ProblemRow): TemplateResult {
  const name = file.split(/[\\/]/).at(-1) ?? file
  return html`<li>
    <vscode-icon name=${icons[severity]} class=${severity}></vscode-icon>
    <span>${placeLink(file, line, `${name}:${line}`)} ${message} <span class="quiet">${code}</span></span>
  </li>`
}
