import { t } from '@vscode/l10n'
import type { ScheduleReading } from '../../src/shared/protocol/languageServer'
import type { DerivedFigures } from '../../src/shared/protocol/spec'
import type { Curve as Schedule } from '../../src/shared/schedule/curve'
import { curveMarks } from '../../src/shared/schedule/curveMarks'
import { evaluationSteps } from '../../src/shared/schedule/evaluationSteps'
import { sampleCurve } from '../../src/shared/schedule/sampleCurve'
import { count, percent, rate } from '../../src/shared/text/numbers'
import type { ChartMarker, ChartModel, ChartSeries } from '../common/chart/chartModel'
import { evaluationMarks, plainChart, plainSeries, warmupBand } from '../common/chart/chartModel'
import { Curve } from '../common/chart/Curve'
import { valueFormats } from '../common/chart/valueFormat'
import type { ComparedCurve } from './previewCurves'

/** Every step is a point up to so many; beyond, so many points are chosen that the lines are right to a pixel. */
const mostPoints = 20_000

/** What the chart of a schedule is drawn from. */
export interface PreviewSchedule {
  readonly reading: ScheduleReading
  readonly figures: DerivedFigures
  readonly curve: Schedule
  readonly compared: readonly ComparedCurve[]
}

const looks = [
  { colour: 'green', dash: 'dotted' },
  { colour: 'purple', dash: 'dashed' },
  { colour: 'yellow', dash: 'dashed' },
  { colour: 'foreground', dash: 'dotted' },
] as const satisfies readonly Pick<ChartSeries, 'colour' | 'dash'>[]

/** The learning rate after each step, from 0 to the last one of the run. */
export function previewChart(preview: PreviewSchedule): ChartModel {
  const { reading, figures, curve, compared } = preview
  const { totalSteps, warmupSteps } = figures
  return {
    ...plainChart,
    title: t('Learning rate'),
    format: valueFormats.rate,
    series: [
      ...compared.map((each, index) => comparedSeries(each, index, totalSteps)),
      seriesOf('config', t('this config'), curve, totalSteps, { colour: 'blue', dash: 'solid' }),
    ],
    hasLatest: false,
    axis: { unit: 'step', range: { min: 0, max: Math.max(1, totalSteps) } },
    startsAtZero: true,
    bands: warmupSteps > 0 ? [warmupBand(Math.min(warmupSteps, totalSteps))] : [],
    markers: markersOf(curve, totalSteps),
    marks: evaluationMarks(evaluationSteps(reading.values, figures) ?? []),
    emptyText: '',
  }
}

function comparedSeries({ share, curve }: ComparedCurve, index: number, totalSteps: number): ChartSeries {
  const look = looks[index % looks.length] ?? looks[0]
  return seriesOf(`warmup-${share}`, t('warmup {0} %', percent(share, 0)), curve, totalSteps, look)
}

function seriesOf(
  id: string,
  name: string,
  schedule: Schedule,
  totalSteps: number,
  look: Pick<ChartSeries, 'colour' | 'dash'>,
): ChartSeries {
  const points = sampleCurve(schedule, totalSteps, mostPoints)
  const curve = new Curve()
  curve.x.append(points.map(({ step }) => step))
  curve.values.append(points.map(({ value }) => value))
  return { ...plainSeries, id, name, curve, ...look }
}

function markersOf(curve: Schedule, totalSteps: number): readonly ChartMarker[] {
  const { peak, end } = curveMarks(curve, totalSteps)
  const marker = (x: number, value: number): ChartMarker => {
    return { x, value, label: t('{0} at step {1}', rate(value), count(x)), colour: 'foreground' }
  }
  return peak.step === end.step || peak.value === end.value
    ? [marker(peak.step, peak.value)]
    : [marker(peak.step, peak.value), marker(end.step, end.value)]
}
