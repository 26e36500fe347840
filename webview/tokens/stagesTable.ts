import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { SubToken } from '../../src/shared/protocol/inference'
import { glyph } from '../common/glyph'
import type { LabelRow } from './model/stages'
import { labelRows, leaders } from './model/stages'
import { percentText } from './texts'

/** A sub-token and how it is shown. */
export interface TokenStages {
  readonly token: SubToken
  readonly labels: readonly string[]
  /** Null: all. */
  readonly shown: ReadonlySet<string> | null
  /** It is the one that decides for its word. */
  readonly decides: boolean
  readonly hueOf: (label: string) => string
}

/** The three stages of a sub-token, a label a row. */
export function stagesTable({ token, labels, shown, decides, hueOf }: TokenStages): TemplateResult {
  const all = labelRows(token, labels)
  const rows = all.filter(({ label }) => shown === null || shown.has(label))
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('Label')}</th>
          <th scope="col"><span class="stage">1</span>${t('Logit')}</th>
          <th scope="col"><span class="stage">2</span>${t('Softmax')}</th>
          <th scope="col"><span class="stage">3</span>${t('Label')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowTemplate(row, decides, hueOf))}
      </tbody>
    </table>
    ${sumTemplate(all, decides)}`
}

function rowTemplate(
  { label, logit, probability, share, isBest }: LabelRow,
  decides: boolean,
  hueOf: TokenStages['hueOf'],
): TemplateResult {
  const from = 50 + Math.min(0, share) * 50
  const to = 50 + Math.max(0, share) * 50
  return html`<tr class=${isBest ? 'best' : ''} .style=${`--hue: ${hueOf(label)}`}>
    <th scope="row">${label}</th>
    <td>
      <span class="logit" aria-hidden="true" .style=${`--from: ${from}%; --to: ${to}%`}></span
      ><span class="number">${logit.toFixed(2)}</span>
    </td>
    <td>
      <span class="share" aria-hidden="true" .style=${`--share: ${probability * 100}%`}></span
      ><span class="number">${percentText(probability)}</span>
    </td>
    <td>
      ${isBest ? html`${glyph('check')}<span class="unseen">${decides ? t('chosen') : t('highest')}</span>` : nothing}
    </td>
  </tr>`
}

/** The softmax of the best label, as it is computed. */
function sumTemplate(rows: readonly LabelRow[], decides: boolean): TemplateResult | typeof nothing {
  const found = leaders(rows)
  if (found === null) return nothing
  const { best, next } = found
  const power = (logit: number) => html`e<sup>${logit.toFixed(2)}</sup>`
  const others = rows.length - (next === null ? 1 : 2)
  return html`<p class="formula">
    <b>${best.label}</b> = ${power(best.logit)} ÷
    (${power(best.logit)}${next === null ? nothing : html` + ${power(next.logit)}`}${
      others > 0 ? html` + <span class="quiet">${t('{0} more', others)}</span>` : nothing
    })
    = <b>${percentText(best.probability)}</b>
    ${decides ? nothing : html`<span class="quiet">${t('This sub-token does not decide: its label is not used.')}</span>`}
  </p>`
}
