import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ReferenceScores, ShownScores } from '../../src/shared/protocol/runPanel'
import { count } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import type { ScoreChange, ScoreRow, ScoreTable } from './scoreRows'
import { scoreTableStyles } from './scoreTableStyles'
import { splitName } from './splitName'

/** Scores by entity type of one evaluation, in percent. */
@customElement('score-table')
export class ScoreTableElement extends LitElement {
  static override readonly styles = [baseStyles, scoreTableStyles]

  @property({ attribute: false }) accessor scores: ShownScores | null = null
  @property({ attribute: false }) accessor table: ScoreTable | null = null

  override render(): TemplateResult | typeof nothing {
    const { scores, table } = this
    if (scores === null || table === null) return nothing
    const hasChanges = table.averages.some(({ change }) => change !== null)
    const isBest = scores.best === null
    const row = (each: ScoreRow) => rowTemplate(each, { hasChanges, isBest })
    return html`<table class="figures">
      <caption>
        <h2>${t('Scores by entity type')}</h2>
        <span class="quiet">${t('{0} at step {1}, in percent', splitName(scores.split), count(scores.step))}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('Type')}</th>
          <th scope="col">${t('Precision')}</th>
          <th scope="col">${t('Recall')}</th>
          <th scope="col">F1</th>
          ${hasChanges ? changeHeading() : nothing} ${scores.best === null ? nothing : bestHeading(scores.best)}
          <th scope="col">${t('Entities')}</th>
        </tr>
      </thead>
      <tbody>
        ${table.types.map(row)}
      </tbody>
      <tfoot>
        ${table.averages.map(row)}
      </tfoot>
    </table>`
  }
}

function changeHeading(): TemplateResult {
  return html`<th scope="col">${t('Change')}<span class="unseen">${t('of F1 since the evaluation before')}</span></th>`
}

function bestHeading({ step }: ReferenceScores): TemplateResult {
  return html`<th scope="col" title=${t('F1 against the best evaluation, at step {0}', count(step))}>
    ${t('Against best')}
  </th>`
}

/** Which columns there are: the first evaluation has no change, the best one is not compared with itself. */
interface Columns {
  readonly hasChanges: boolean
  readonly isBest: boolean
}

function rowTemplate(row: ScoreRow, { hasChanges, isBest }: Columns): TemplateResult {
  return html`<tr>
    <th scope="row">${row.name}</th>
    <td>${row.precision}</td>
    <td>${row.recall}</td>
    <td class="f1">${row.f1}</td>
    ${hasChanges ? changeCell(row.change) : nothing} ${isBest ? nothing : changeCell(row.againstBest)}
    <td>${row.number}</td>
  </tr>`
}

function changeCell(change: ScoreChange | null): TemplateResult {
  return html`<td>${change === null ? nothing : changeTemplate(change)}</td>`
}

function changeTemplate({ text, direction }: ScoreChange): TemplateResult {
  return html`<span class=${direction}>
    ${direction === 'same' ? nothing : html`<vscode-icon name="arrow-${direction}" size="12"></vscode-icon>`}${text}
  </span>`
}

declare global {
  interface HTMLElementTagNameMap {
    'score-table': ScoreTableElement
  }
}
