import type { TemplateResult } from 'lit'
import { html, nothing, svg } from 'lit'
import type { Theme } from '../theme'
import type { ChartSeries } from './chartModel'
import { dashes } from './chartModel'
import { drawnColour } from './drawnLines'

/** A series' line as it is drawn. The colour is a property, since the page's policy forbids styles as text. */
export function swatch(
  series: Pick<ChartSeries, 'colour' | 'dash' | 'role' | 'hasMarks'>,
  theme: Theme,
): TemplateResult {
  const { dash, role, hasMarks } = series
  const style = `color: ${drawnColour(series, theme)}`
  return html`<svg
    class=${role === 'planned' ? 'swatch planned' : 'swatch'}
    width="22"
    height="10"
    aria-hidden="true"
    .style=${style}
  >
    <line x1="0" y1="5" x2="22" y2="5" stroke-dasharray=${dashes[dash].join(' ')}></line>
    ${hasMarks ? mark : nothing}
  </svg>`
}

const mark = svg`<circle cx="11" cy="5" r="3"></circle>`
