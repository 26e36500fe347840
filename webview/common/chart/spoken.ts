import { t } from '@vscode/l10n'
import { count } from '../../../src/shared/text/numbers'
import type { ChartModel, ChartSeries } from './chartModel'
import { isEmpty } from './chartModel'
import { valuesAt } from './cursor'
import type { ValueFormat } from './valueFormat'

/** A chart in a few sentences, for a screen reader. */
export function spokenSummary(model: ChartModel): string {
  if (isEmpty(model)) return `${model.title}. ${model.emptyText}`
  const sentences = model.series.flatMap((series) => seriesSentence(series, model.format))
  const markers = model.markers.map(({ label, value, step }) =>
    t('{0}: {1} at step {2}.', label, model.format.value(value), count(step)),
  )
  const band = model.band === null ? [] : [`${model.band.label}: ${stepsText(model.band.min, model.band.max)}.`]
  return [t('{0}, line chart, {1}.', model.title, stepsText(model.steps.min, model.steps.max)), ...sentences]
    .concat(band, markers)
    .join(' ')
}

/** The values at a step, said when the reader walks from point to point. */
export function spokenPoint(model: ChartModel, step: number): string {
  const values = valuesAt(model.series, step)
    .filter((each) => each.step === step)
    .map(({ series, value }) => `${series.name} ${model.format.value(value)}`)
  return t('Step {0}: {1}', count(step), values.join(', '))
}

function seriesSentence({ name, curve }: ChartSeries, format: ValueFormat): string[] {
  const { least, greatest } = curve.extrema(0, curve.length)
  if (least < 0) return []
  const last = curve.length - 1
  const at = (index: number) => [format.value(curve.values.at(index)), count(curve.steps.at(index))] as const
  if (least === last && greatest === last) return [t('{0}: {1} at step {2}.', name, ...at(last))]
  return [
    t('{0}: {1} at step {2};', name, ...at(last)),
    t('lowest {0} at step {1},', ...at(least)),
    t('highest {0} at step {1}.', ...at(greatest)),
  ]
}

function stepsText(from: number, to: number): string {
  return t('steps {0} to {1}', count(from), count(to))
}
