import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
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
  readonly onPicture: () => void
}

/** Title, legend, what has to be known, and buttons; of a chart without points, the title alone. */
export function caption(parts: Caption): TemplateResult {
  const { model, extent, theme, onToggle } = parts
  const title = html`<h2>${model.title}</h2>`
  if (isEmpty(model)) return title
  return html`${title} ${legend(model, theme, onToggle)}
  ${notesOf(model, extent).map((note) => html`<p class="quiet">${note}</p>`)} ${tools(parts)}`
}

function tools({ isZoomed, onReset, onTable, onPicture }: Caption): TemplateResult {
  return html`<div class="tools">
    ${isZoomed ? tool('zoom-out', t('Reset zoom'), t('Show all of the axis (0)'), onReset) : nothing}
    ${tool('table', t('Table'), t('Show the values as a table (T)'), onTable)}
    ${tool('save-as', t('Picture'), t('Save the chart as a picture (P)'), onPicture)}
  </div>`
}

/** @param label its name for a screen reader */
function tool(icon: string, label: string, description: string, onClick: () => void): TemplateResult {
  return html`<vscode-icon
    action-icon
    name=${icon}
    label=${label}
    title=${description}
    @click=${onClick}
  ></vscode-icon>`
}
