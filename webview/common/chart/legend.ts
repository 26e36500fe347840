import type { TemplateResult } from 'lit'
import { html, nothing, svg } from 'lit'
import type { ChartModel, ChartSeries } from './chartModel'
import { dashes } from './chartModel'
import type { ValueFormat } from './valueFormat'

/** Each series' line as it is drawn, its name and its latest value. A line alone needs no name beside the title. */
export function legend({ series, format, hasLatest }: ChartModel): TemplateResult {
  return html`<ul class="legend figures">
    ${series.map((each) => legendItem(each, hasLatest ? format : null, series.length > 1))}
  </ul>`
}

/** @param format of the latest value; null leaves it out */
function legendItem(series: ChartSeries, format: ValueFormat | null, isNamed: boolean): TemplateResult {
  const { curve } = series
  const last = format === null || curve.length === 0 ? null : { value: curve.values.at(curve.length - 1), format }
  return html`<li>
    <svg class="swatch ${series.colour}" width="22" height="10" aria-hidden="true">
      <line x1="0" y1="5" x2="22" y2="5" stroke-dasharray=${dashes[series.dash].join(' ')}></line>
      ${series.hasMarks ? mark : nothing}
    </svg>
    ${isNamed ? html`<span>${series.name}</span>` : nothing} ${last === null ? nothing : lastValue(last)}
  </li>`
}

/** The width is a property, since the page's policy forbids styles as text. */
function lastValue({ value, format }: { readonly value: number; readonly format: ValueFormat }): TemplateResult {
  return html`<span class="value" .style=${`min-width: ${format.width}ch`}
    >${Number.isFinite(value) ? format.value(value) : 'NaN'}</span
  >`
}

const mark = svg`<circle cx="11" cy="5" r="3"></circle>`
