import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Split } from '../../src/shared/protocol/example'
import type { ShownScores } from '../../src/shared/protocol/runPanel'
import { count } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import type { ScoreChange, ScoreRow, ScoreTable } from './scoreRows'
import { scoreTableStyles } from './scoreTableStyles'

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
    const row = (each: ScoreRow) => rowTemplate(each, hasChanges)
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
          ${hasChanges ? changeHeading() : nothing}
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

/** @param hasChanges whether the table has a column of changes: the first evaluation has none */
function rowTemplate(row: ScoreRow, hasChanges: boolean): TemplateResult {
  return html`<tr>
    <th scope="row">${row.name}</th>
    <td>${row.precision}</td>
    <td>${row.recall}</td>
    <td class="f1">${row.f1}</td>
    ${hasChanges ? html`<td>${row.change === null ? nothing : changeTemplate(row.change)}</td>` : nothing}
    <td>${row.number}</td>
  </tr>`
}

function changeTemplate({ text, direction }: ScoreChange): TemplateResult {
  return html`<span class=${direction}>
    ${direction === 'same' ? nothing : html`<vscode-icon name="arrow-${direction}" size="12"></vscode-icon>`}${text}
  </span>`
}

function splitName(split: Split): string {
  switch (split) {
    case 'train':
      return t('training data')
    case 'validation':
      return t('validation data')
    case 'test':
      return t('test data')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'score-table': ScoreTableElement
  }
}
