import type { ChartModel, ChartSeries } from './chartModel'
import { shownSeries } from './chartModel'
import type { Curve } from './Curve'

/** A series as it is drawn. */
export interface ChartLine {
  readonly series: ChartSeries
  /** Its line. */
  readonly curve: Curve
  /** Its values themselves, faint behind the line if that is smoothed; else null. */
  readonly behind: Curve | null
}

/** The lines of a chart that are shown, those ahead that are drawn over others: what is planned is behind. */
export function linesOf(model: ChartModel): readonly ChartLine[] {
  const lines = shownSeries(model).map((series) => lineOf(series, model.scale))
  const isPlanned = ({ series }: ChartLine): boolean => series.role === 'planned'
  return [...lines.filter((line) => !isPlanned(line)), ...lines.filter(isPlanned)]
}

function lineOf(series: ChartSeries, scale: ChartModel['scale']): ChartLine {
  const drawn = (curve: Curve): Curve => (scale === 'log' ? curve.positive() : curve)
  const smoothed = series.curve.smoothed(series.smoothing)
  return { series, curve: drawn(smoothed), behind: smoothed === series.curve ? null : drawn(series.curve) }
}
