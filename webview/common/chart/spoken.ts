import { t } from '@vscode/l10n'
import { axisUnits } from './axisUnits'
import type { ChartModel, ChartSeries } from './chartModel'
import { isEmpty, shownSeries } from './chartModel'
import { marksAt, valuesAt } from './cursor'

/** A chart in a few sentences, for a screen reader. */
export function spokenSummary(model: ChartModel): string {
  if (isEmpty(model)) return `${model.title}. ${model.emptyText}`
  const { at, span } = axisUnits[model.axis.unit]
  const sentences = shownSeries(model).flatMap((series) => seriesSentence(series, model))
  const bands = model.bands.map((band) => `${band.label}: ${span(band)}.`)
  const markers = model.markers.map(({ label, value, x }) =>
    t('{0}: {1} at {2}.', label, model.format.value(value), at(x)),
  )
  const head = t('{0}, line chart, {1}.', model.title, span(model.axis.range))
  return [head, ...sentences, ...bands, ...markers].join(' ')
}

/** The values at a place, said when the reader walks from point to point. */
export function spokenPoint(model: ChartModel, x: number): string {
  const values = valuesAt(shownSeries(model), x)
    .filter((each) => each.x === x)
    .map(({ series, value }) => `${series.name} ${model.format.value(value)}`)
  const place = [axisUnits[model.axis.unit].at(x), ...marksAt(model, x).map(({ label }) => label)].join(', ')
  return `${place.charAt(0).toLocaleUpperCase()}${place.slice(1)}: ${values.join(', ')}`
}

function seriesSentence({ name, curve }: ChartSeries, { axis, format }: ChartModel): string[] {
  const { least, greatest } = curve.extrema(0, curve.length)
  if (least < 0) return []
  const last = curve.length - 1
  const unit = axisUnits[axis.unit]
  const place = (index: number) => [format.value(curve.values.at(index)), unit.at(curve.x.at(index))] as const
  if (least === last && greatest === last) return [t('{0}: {1} at {2}.', name, ...place(last))]
  return [
    t('{0}: {1} at {2};', name, ...place(last)),
    t('lowest {0} at {1},', ...place(least)),
    t('highest {0} at {1}.', ...place(greatest)),
  ]
}
