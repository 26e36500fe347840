import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SplitConfusion } from '../../src/shared/entities/confusion'
import { count } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { confusionTableStyles } from './confusionTableStyles'
import { splitName } from './splitName'

/** Which entities a model took for which: a row for each type of gold, a column for each type that was predicted. */
@customElement('confusion-table')
export class ConfusionTable extends LitElement {
  static override readonly styles = [baseStyles, confusionTableStyles]

  @property({ attribute: false }) accessor confusion: SplitConfusion | null = null

  override render(): TemplateResult | typeof nothing {
    const { confusion } = this
    this.hidden = confusion === null || confusion.types.length === 0
    if (confusion === null || this.hidden) return nothing
    const { types, counts, split } = confusion
    return html`<table class="figures">
      <caption>
        <h2>${t('What was taken for what')}</h2>
        <span class="quiet">${t('{0}, entities with exactly the same words', splitName(split))}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('Gold ↓ predicted →')}</th>
          ${types.map((type) => html`<th scope="col">${type}</th>`)}
          <th scope="col">${t('missed')}</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map((row, index) => rowTemplate(types[index] ?? t('not in gold'), row, index))}
      </tbody>
    </table>`
  }
}

function rowTemplate(name: string, row: readonly number[], index: number): TemplateResult {
  const total = row.reduce((sum, each) => sum + each, 0)
  return html`<tr>
    <th scope="row">${name}</th>
    ${row.map((number, column) => cellTemplate(number, { total, isRight: column === index, isNone: index === row.length - 1 && column === index }))}
  </tr>`
}

/** The deeper its colour, the larger its share of the row; what is right has another colour and a bold figure. */
function cellTemplate(
  number: number,
  { total, isRight, isNone }: { readonly total: number; readonly isRight: boolean; readonly isNone: boolean },
): TemplateResult {
  if (isNone) return html`<td></td>`
  const share = total === 0 ? 0 : number / total
  return html`<td class=${isRight ? 'right' : 'wrong'} .style=${`--share: ${Math.round(share * 100)}%`}>
    ${number === 0 ? html`<span class="quiet">0</span>` : count(number)}
  </td>`
}

declare global {
  interface HTMLElementTagNameMap {
    'confusion-table': ConfusionTable
  }
}
