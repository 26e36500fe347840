import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { baseStyles } from '../common/baseStyles'
import { plainSeries } from '../common/chart/chartModel'
import { swatch } from '../common/chart/swatch'
import { theme } from '../common/themeWatcher'
import type { ChartedRun } from '../dashboard/charts/chartedRun'
import { stateLook } from '../runPanel/stateLook'
import type { ComparedCell, ComparedChange, ComparedColumn } from './comparedRows'
import { sortedBy } from './comparedRows'
import { ReferenceEvent, ShowRunEvent } from './comparisonEvents'
import { runTableStyles } from './runTableStyles'

/** Runs below each other, with their scores and the settings in which they differ; sorted by any of them. */
@customElement('run-table')
export class RunTable extends LitElement {
  static override readonly styles = [baseStyles, runTableStyles]

  @property({ attribute: false }) accessor runs: readonly ChartedRun[] = []
  @property({ attribute: false }) accessor columns: readonly ComparedColumn[] = []
  /** Index of the run that the others are compared with. */
  @property({ attribute: false }) accessor reference = 0
  @property() accessor caption = ''
  /** Id of the column that is sorted by; null: the first. */
  @state() private accessor sortColumn: string | null = null
  @state() private accessor isReversed = false

  override render(): TemplateResult | typeof nothing {
    const sorted = this.columns.find(({ id }) => id === this.sortColumn) ?? this.columns[0]
    if (sorted === undefined) return nothing
    return html`<table class="figures">
      <caption>
        <h2>${this.caption}</h2>
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('Run')}</th>
          ${this.columns.map((column) => this.#heading(column, column === sorted))}
        </tr>
      </thead>
      <tbody>
        ${
          // A row stays that of its run when the order changes: what is pointed at does not become another one.
          repeat(
            sortedBy(sorted, this.isReversed),
            (index) => this.runs[index]?.run.directory,
            (index) => this.#row(index),
          )
        }
      </tbody>
    </table>`
  }

  #heading({ id, title, cells }: ComparedColumn, isSorted: boolean): TemplateResult {
    const order = this.isReversed ? 'ascending' : 'descending'
    return html`<th scope="col" colspan=${hasChanges(cells) ? 2 : 1} aria-sort=${isSorted ? order : 'none'}>
      <button class="sort" title=${t('Sort by {0}', title)} @click=${() => this.#sortBy(id, isSorted)}>
        ${title}${isSorted ? html`<vscode-icon name=${this.isReversed ? 'chevron-up' : 'chevron-down'} size="12"></vscode-icon>` : nothing}
      </button>
    </th>`
  }

  #sortBy(id: string, isSorted: boolean): void {
    this.isReversed = isSorted && !this.isReversed
    this.sortColumn = id
  }

  #row(index: number): TemplateResult | typeof nothing {
    const charted = this.runs[index]
    if (charted === undefined) return nothing
    return html`<tr class=${index === this.reference ? 'reference' : ''}>
      <th scope="row">${this.#name(charted, index)}</th>
      ${this.columns.map(({ cells }) => cellsTemplate(cells[index], hasChanges(cells)))}
    </tr>`
  }

  #name({ run, name, look, store }: ChartedRun, index: number): TemplateResult {
    const { text, icon } = stateLook(run, store.goneDirectory !== null)
    const isReference = index === this.reference
    return html`<label title=${t('Compare the others with this run')}>
        <input
          type="radio"
          name="reference"
          .checked=${isReference}
          aria-label=${t('Compare the others with {0}', store.name)}
          @change=${() => this.dispatchEvent(new ReferenceEvent(run.directory))}
        />
        ${swatch({ ...plainSeries, ...look }, theme.current)}
      </label>
      <button
        class="link"
        title=${t('Show {0}', run.id)}
        @click=${() => this.dispatchEvent(new ShowRunEvent(run.directory))}
      >
        ${name}
      </button>
      <vscode-icon class="quiet" name=${icon} title=${text} role="img" aria-label=${text}></vscode-icon>
      ${isReference ? html`<span class="quiet">${t('reference')}</span>` : nothing}`
  }
}

/** Whether there is anything to compare in a column: then each run has its change beside its value. */
function hasChanges(cells: readonly ComparedCell[]): boolean {
  return cells.some(({ change }) => change !== null)
}

function cellsTemplate(cell: ComparedCell | undefined, isCompared: boolean): TemplateResult {
  const { text = '', change = null } = cell ?? {}
  return html`<td title=${text}>${text}</td>
    ${isCompared ? html`<td class="change">${change === null ? nothing : changeTemplate(change)}</td>` : nothing}`
}

function changeTemplate({ text, isBetter }: ComparedChange): TemplateResult {
  const tone = isBetter === null ? 'same' : isBetter ? 'better' : 'worse'
  return html`<span class=${tone}>${text}</span>`
}

declare global {
  interface HTMLElementTagNameMap {
    'run-table': RunTable
  }
}
