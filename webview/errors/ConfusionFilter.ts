import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ConfusionMatrix } from '../../src/shared/entities/confusion'
import { count } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { confusionTableStyles } from '../runPanel/confusionTableStyles'
import { confusionFilterStyles } from './confusionFilterStyles'
import { ViewEvent } from './events'
import type { ConfusionCell } from './model/filter'

/** The confusion matrix of the split: a click on a cell shows its examples, another one all again. */
@customElement('confusion-filter')
export class ConfusionFilter extends LitElement {
  static override readonly styles = [baseStyles, confusionTableStyles, confusionFilterStyles]

  @property({ attribute: false }) accessor confusion: ConfusionMatrix | null = null
  @property({ attribute: false }) accessor cell: ConfusionCell | null = null

  override render(): TemplateResult | typeof nothing {
    if (this.confusion === null || this.confusion.types.length === 0) return nothing
    const { types, counts } = this.confusion
    return html`<table class="figures">
      <caption class="quiet">
        ${t('Entities with exactly the same words: one with a wrong boundary is missed, and not in the data.')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('Data ↓ model →')}</th>
          ${types.map((type) => html`<th scope="col" title=${type}>${type}</th>`)}
          <th scope="col">${t('missed')}</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map((row, index) => this.#row(types, row, index))}
      </tbody>
    </table>`
  }

  #row(types: readonly string[], row: readonly number[], index: number): TemplateResult {
    const total = row.reduce((sum, each) => sum + each, 0)
    const gold = types[index] ?? ''
    return html`<tr>
      <th scope="row">${gold === '' ? t('not in data') : gold}</th>
      ${row.map((number, column) => this.#cell(number, { gold, predicted: types[column] ?? '' }, total))}
    </tr>`
  }

  #cell(number: number, cell: ConfusionCell, total: number): TemplateResult {
    const { gold, predicted } = cell
    if (gold === '' && predicted === '') return html`<td></td>`
    const share = total === 0 ? 0 : Math.round((number / total) * 100)
    const look = gold === predicted ? 'right' : 'wrong'
    if (number === 0) return html`<td class=${look}><span class="quiet">0</span></td>`
    const isOn = this.cell?.gold === gold && this.cell.predicted === predicted
    return html`<td class=${look} .style=${`--share: ${share}%`}>
      <button
        aria-pressed=${String(isOn)}
        aria-label=${cellName(cell, number)}
        title=${cellName(cell, number)}
        @click=${() => this.dispatchEvent(new ViewEvent({ filter: { cell: isOn ? null : cell } }))}
      >
        ${count(number)}
      </button>
    </td>`
  }
}

function cellName({ gold, predicted }: ConfusionCell, number: number): string {
  if (gold === '') return t('{0} {1} for the model, not in the data', count(number), predicted)
  if (predicted === '') return t('{0} {1} in the data, missed', count(number), gold)
  return t('{0} {1} in the data, {2} for the model', count(number), gold, predicted)
}

declare global {
  interface HTMLElementTagNameMap {
    'confusion-filter': ConfusionFilter
  }
}
