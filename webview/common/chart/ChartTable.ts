import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { count } from '../../../src/shared/text/numbers'
import { baseStyles } from '../baseStyles'
import { axisUnits } from './axisUnits'
import type { ChartModel } from './chartModel'
import { chartTableStyles } from './chartTableStyles'
import type { ChartRow, ChartRows } from './tableRows'
import { tableRows } from './tableRows'

/**
 * What a chart shows as a table, in a dialog that opens at once and says `close` when it closed. It stays as it is while
 * a run goes on: who reads it does not lose the row.
 */
@customElement('chart-table')
export class ChartTable extends LitElement {
  static override readonly styles = [baseStyles, chartTableStyles]

  @property({ attribute: false }) accessor model: ChartModel | null = null
  @query('dialog') private accessor dialog!: HTMLDialogElement | null

  override firstUpdated(): void {
    this.dialog?.showModal()
  }

  override render(): TemplateResult | typeof nothing {
    const { model } = this
    if (model === null) return nothing
    const rows = tableRows(model)
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new Event('close'))}>
      <header>
        <h2 id="title">${model.title}</h2>
        <p class="quiet">${extentText(rows)}</p>
        <button type="button" @click=${() => this.dialog?.close()}>${t('Close')}</button>
      </header>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="title">${tableTemplate(model, rows)}</div>
    </dialog>`
  }
}

function extentText({ rows, points, isWhole }: ChartRows): string {
  return isWhole
    ? t('{0} rows', count(rows.length))
    : t('{0} rows of {1} points; the lowest and the highest values are among them', count(rows.length), count(points))
}

function tableTemplate(model: ChartModel, { series, rows }: ChartRows): TemplateResult {
  return html`<table class="figures">
    <thead>
      <tr>
        <th scope="col">${axisUnits[model.axis.unit].name()}</th>
        ${series.map(({ name }) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => rowTemplate(model, row))}
    </tbody>
  </table>`
}

function rowTemplate({ axis, format }: ChartModel, { x, values }: ChartRow): TemplateResult {
  return html`<tr>
    <th scope="row">${axisUnits[axis.unit].value(x)}</th>
    ${values.map((value) => html`<td>${value === null ? '' : Number.isFinite(value) ? format.value(value) : 'NaN'}</td>`)}
  </tr>`
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-table': ChartTable
  }
}
