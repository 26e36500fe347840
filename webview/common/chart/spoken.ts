import { t } from '@vscode/l10n'
import { count } from '../../../src/shared/text/numbers'
import { valueExtent } from './axes'
import { axisUnits } from './axisUnits'
import type { ChartModel, ChartSeries } from './chartModel'
import { isEmpty, shownSeries } from './chartModel'
import { marksAt, valuesAt } from './cursor'
import { notesOf } from './notes'

/** Of more series than this, only the latest values are said. */
const mostInFull = 6

/** A chart in a few sentences, for a screen reader. */
export function spokenSummary(model: ChartModel): string {
  if (isEmpty(model)) return `${model.title}. ${model.emptyText}`
  const { at, span } = axisUnits[model.axis.unit]
  const series = shownSeries(model)
  const bands = model.bands.map((band) => `${band.label}: ${span(band)}.`)
  const markers = model.markers.map(({ label, value, x }) =>
    t('{0}: {1} at {2}.', label, model.format.value(value), at(x)),
  )
  const lines = model.marks.filter(({ kind, label }) => (kind === 'stop' || kind === 'best') && label !== '')
  return [
    t('{0}, line chart, {1}.', model.title, span(model.axis.range)),
    ...notesOf(model, valueExtent(model)).map((note) => `${note}.`),
    ...series.flatMap((each) => seriesSentences(each, model, series.length <= mostInFull)),
    ...bands,
    ...markers,
    ...lines.map(({ label, x }) => `${label}: ${at(x)}.`),
  ].join(' ')
}

/** The keys of a plot. */
export function keysText(): string {
  return t(
    'Arrow keys go from point to point, plus and minus zoom, Shift and an arrow move, 0 shows all, T shows a table, P saves a picture.',
  )
}

/** The values at a place, said when the reader walks from point to point. */
export function spokenPoint(model: ChartModel, x: number): string {
  const values = valuesAt(shownSeries(model), x)
    .filter((each) => each.x === x)
    .map(({ series, value }) => `${series.name} ${model.format.value(value)}`)
  const place = [axisUnits[model.axis.unit].at(x), ...marksAt(model, x).map(({ label }) => label)].join(', ')
  return `${place.charAt(0).toLocaleUpperCase()}${place.slice(1)}: ${values.join(', ')}`
}

function seriesSentences(series: ChartSeries, { axis, format, scale }: ChartModel, isFull: boolean): string[] {
  const { name, curve } = series
  const { least, greatest } = curve.extrema(0, curve.length)
  if (least < 0) return []
  const last = curve.length - 1
  const unit = axisUnits[axis.unit]
  const place = (index: number) => [format.value(curve.values.at(index)), unit.at(curve.x.at(index))] as const
  if (!isFull || (least === last && greatest === last)) return [t('{0}: {1} at {2}.', name, ...place(last))]
  return [
    t('{0}: {1} at {2};', name, ...place(last)),
    t('lowest {0} at {1},', ...place(least)),
    t('highest {0} at {1}.', ...place(greatest)),
    ...missing(series, scale),
  ]
}

/** How many points have no place on the chart. */
function missing({ curve, hasNaN }: ChartSeries, scale: ChartModel['scale']): string[] {
  const gaps = hasNaN ? curve.countGaps(0, curve.length) : 0
  const low = scale === 'log' ? curve.countBeyond(0, curve.length, { min: Number.MIN_VALUE, max: Infinity }) : 0
  return [
    ...(gaps === 0 ? [] : [t('Values that are no number: {0}.', count(gaps))]),
    ...(low === 0 ? [] : [t('Values of 0 or below, which the logarithmic axis leaves out: {0}.', count(low))]),
  ]
}
