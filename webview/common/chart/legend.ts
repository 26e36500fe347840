import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Theme } from '../theme'
import { axisUnits } from './axisUnits'
import type { ChartModel, ChartSeries } from './chartModel'
import { swatch } from './swatch'

/**
 * Each series' line as it is drawn, its name, its latest and its best value. A line alone needs no name beside the
 * title; of several, each is shown and hidden by its name.
 */
export function legend(model: ChartModel, theme: Theme, onToggle: (series: ChartSeries) => void): TemplateResult {
  const isAlone = model.series.length === 1
  return html`<ul class=${isAlone ? 'legend figures' : 'legend several figures'}>
    ${model.series.map(
      (series) =>
        html`<li>
          ${isAlone ? swatch(series, theme) : toggle(series, theme, onToggle)} ${valuesTemplate(model, series)}
        </li>`,
    )}
  </ul>`
}

function toggle(series: ChartSeries, theme: Theme, onToggle: (series: ChartSeries) => void): TemplateResult {
  return html`<button
    class="toggle"
    type="button"
    aria-pressed=${series.isShown}
    title=${series.isShown ? t('Hide {0}', series.name) : t('Show {0}', series.name)}
    @click=${() => onToggle(series)}
  >
    ${swatch(series, theme)}<span>${series.name}</span>
  </button>`
}

function valuesTemplate({ hasLatest, format, axis }: ChartModel, series: ChartSeries): TemplateResult {
  const { curve, best, role } = series
  const isLatestShown = hasLatest && role === 'measured' && curve.length > 0
  const value = curve.values.at(curve.length - 1)
  const place = best === null ? '' : axisUnits[axis.unit].at(best.x)
  return html`${
    isLatestShown
      ? html`<span class="value" .style=${`min-width: ${format.width}ch`}
          >${Number.isFinite(value) ? format.value(value) : 'NaN'}</span
        >`
      : nothing
  }
  ${
    best === null
      ? nothing
      : html`<span class="value best">${t('best {0}, {1}', format.value(best.value), place)}</span>`
  }`
}
