import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Theme } from '../theme'
import { axisUnits } from './axisUnits'
import type { ChartModel } from './chartModel'
import { shownSeries } from './chartModel'
import type { SeriesValue } from './cursor'
import { marksAt, valuesAt } from './cursor'
import { swatch } from './swatch'

/** Of more series than this the values are sorted, the greatest first: then their order in the legend is no help. */
const mostUnsorted = 4
/** Of more series than this the values are in two columns. */
const mostInColumn = 10

/** The values of all shown series at a place of the axis, and what happened there. */
export function tooltip(model: ChartModel, theme: Theme, x: number, nearestId: string | null): TemplateResult {
  const values = sorted(valuesAt(shownSeries(model), x))
  const marks = marksAt(model, x)
  return html`<div class="tooltip figures">
    <p class="quiet">${[axisUnits[model.axis.unit].at(x), ...marks.map(({ label }) => label)].join(', ')}</p>
    <ul class=${values.length > mostInColumn ? 'rows two' : 'rows'}>
      ${values.map((value) => row(model, theme, { value, x, isNearest: value.series.id === nearestId }))}
    </ul>
  </div>`
}

interface Row {
  readonly value: SeriesValue
  readonly x: number
  readonly isNearest: boolean
}

function row({ format, axis }: ChartModel, theme: Theme, { value, x, isNearest }: Row): TemplateResult {
  const { series, smoothed } = value
  const details = [
    ...(smoothed === null || Number.isNaN(smoothed) ? [] : [t('smoothed {0}', format.value(smoothed))]),
    ...(value.x === x ? [] : [t('at {0}', axisUnits[axis.unit].value(value.x))]),
  ]
  return html`<li class=${isNearest ? 'nearest' : ''}>
    ${swatch(series, theme)}
    <span class="name">${series.name}</span>
    <span class="number">${format.value(value.value)}</span>
    ${details.length === 0 ? nothing : html`<span class="quiet">${details.join(', ')}</span>`}
  </li>`
}

function sorted(values: readonly SeriesValue[]): readonly SeriesValue[] {
  if (values.length <= mostUnsorted) return values
  const size = ({ value }: SeriesValue): number => (Number.isNaN(value) ? -Infinity : value)
  return values.toSorted((one, other) => size(other) - size(one) || 0)
}
