import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Theme } from '../theme'
import type { ValueExtent } from './axes'
import type { ChartModel, ChartSeries } from './chartModel'
import { isEmpty } from './chartModel'
import { legend } from './legend'
import { notesOf } from './notes'

/** What is above a plot, and what its user may do there. */
interface Caption {
  readonly model: ChartModel
  readonly extent: ValueExtent | null
  readonly theme: Theme
  readonly isZoomed: boolean
  readonly onToggle: (series: ChartSeries) => void
  readonly onReset: () => void
  readonly onTable: () => void
}

/** Title, legend, what has to be known, and buttons; of a chart without points, the title alone. */
export function caption(parts: Caption): TemplateResult {
  const { model, extent, theme, onToggle } = parts
  const title = html`<h2>${model.title}</h2>`
  if (isEmpty(model)) return title
  return html`${title} ${legend(model, theme, onToggle)}
  ${notesOf(model, extent).map((note) => html`<p class="quiet">${note}</p>`)} ${tools(parts)}`
}

function tools({ isZoomed, onReset, onTable }: Caption): TemplateResult {
  const reset = html`<button type="button" title=${t('Show all of the axis (0)')} @click=${onReset}>
    ${t('Reset zoom')}
  </button>`
  return html`<div class="tools">
    ${isZoomed ? reset : nothing}
    <button type="button" title=${t('Show the values as a table (T)')} @click=${onTable}>${t('Table')}</button>
  </div>`
}
