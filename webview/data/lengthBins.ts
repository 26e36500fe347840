import { longest, quantile } from '../../src/shared/entities/lengthFigures'
import type { SplitFigures, Tally } from '../../src/shared/protocol/dataStatistics'

/** Lengths from `start` to `end`, both included; the last bin has all that are longer too. */
export interface LengthBin {
  readonly start: number
  readonly end: number
  readonly count: number
}

const mostBins = 40

/** A width that people count in, so that there are at most `mostBins` bins. */
function widthFor(end: number): number {
  const widths = [1, 2, 4, 5, 8, 10, 16, 20, 25, 32, 50, 64, 100, 128, 200, 256, 500, 512, 1000]
  return widths.find((width) => Math.ceil(end / width) <= mostBins) ?? Math.ceil(end / mostBins)
}

/** The same bins for all splits: up to where all but one in a hundred end, or to the limit if that is longer. */
export function binEdges(
  splits: readonly SplitFigures[],
  limit: number | null,
): { readonly width: number; readonly bins: number } {
  const end = Math.max(1, ...splits.map(({ lengths }) => quantile(lengths, 0.99)))
  const furthest = Math.max(1, ...splits.map(({ lengths }) => longest(lengths)))
  const shown = Math.min(furthest, Math.max(end, limit !== null && limit < furthest ? limit + 1 : 0))
  const width = widthFor(shown)
  return { width, bins: Math.ceil(shown / width) }
}

export function binned(lengths: Tally, { width, bins }: ReturnType<typeof binEdges>): readonly LengthBin[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (const [length, count] of lengths) {
    const bin = Math.min(bins - 1, Math.max(0, Math.ceil(length / width) - 1))
    counts[bin] = (counts[bin] ?? 0) + count
  }
  return counts.map((count, index) => ({ start: index * width + 1, end: (index + 1) * width, count }))
}
