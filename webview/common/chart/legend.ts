import type { TemplateResult } from 'lit'
import { html, nothing, svg } from 'lit'
import type { ChartSeries } from './chartModel'
import { dashes } from './chartModel'
import type { ValueFormat } from './valueFormat'

/** A series' line as it is drawn, its name and its latest value. */
export function legendItem(series: ChartSeries, format: ValueFormat): TemplateResult {
  const { curve } = series
  const last = curve.length === 0 ? null : curve.values.at(curve.length - 1)
  return html`<li>
    <svg class="swatch ${series.colour}" width="22" height="10" aria-hidden="true">
      <line x1="0" y1="5" x2="22" y2="5" stroke-dasharray=${dashes[series.dash].join(' ')}></line>
      ${series.hasMarks ? mark : nothing}
    </svg>
    <span>${series.name}</span>
    ${last === null ? nothing : html`<span class="value">${Number.isFinite(last) ? format.value(last) : 'NaN'}</span>`}
  </li>`
}

const mark = svg`<circle cx="11" cy="5" r="3"></circle>`
