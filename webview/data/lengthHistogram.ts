import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing, svg } from 'lit'
import { cutAt, longest, quantile } from '../../src/shared/entities/lengthFigures'
import type { SplitFigures } from '../../src/shared/protocol/dataStatistics'
import { count } from '../../src/shared/text/numbers'
import type { LengthBin } from './lengthBins'

/** About as wide as it is shown, so that its texts are as large as those around it. */
const drawnWidth = 480
const height = 90

/** What is drawn besides the bars. */
export interface HistogramLook {
  /** Lengths in a bin. */
  readonly width: number
  /** Longer sentences are cut; null where nothing is. */
  readonly limit: number | null
  readonly unit: string
}

/** How many sentences of a split have which length; those that are cut look otherwise. */
export function lengthHistogram(split: SplitFigures, bins: readonly LengthBin[], look: HistogramLook): TemplateResult {
  const most = Math.max(1, ...bins.map((bin) => bin.count))
  const barWidth = drawnWidth / Math.max(1, bins.length)
  const at = look.limit === null ? null : (look.limit / look.width) * barWidth
  const bar = (bin: LengthBin, index: number) => {
    const tall = bin.count === 0 ? 0 : Math.max(1, (bin.count / most) * height)
    const isCut = look.limit !== null && bin.start > look.limit
    return svg`<rect class=${isCut ? 'cut' : 'kept'} x=${index * barWidth + 1} y=${height - tall}
      width=${barWidth - 2} height=${tall}><title>${barText(bin, index === bins.length - 1, look.unit)}</title></rect>`
  }
  return html`<figure>
    <figcaption><strong>${split.split}</strong> <span class="quiet">${quantileText(split, look)}</span></figcaption>
    <svg viewBox="0 0 ${drawnWidth} ${height + 16}" role="img" aria-label=${spokenText(split, look)}>
      ${bins.map(bar)}
      <line class="axis" x1="0" x2=${drawnWidth} y1=${height} y2=${height}></line>
      ${at === null || at > drawnWidth ? nothing : svg`<line class="limit" x1=${at} x2=${at} y1="0" y2=${height}></line>`}
      ${ticks(bins, look.width, barWidth).map(({ x, text, anchor }) => svg`<text x=${x} y=${height + 12} text-anchor=${anchor}>${text}</text>`)}
    </svg>
  </figure>`
}

interface Tick {
  readonly x: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

function ticks(bins: readonly LengthBin[], width: number, barWidth: number): readonly Tick[] {
  const last = bins.length
  const middle = Math.floor(last / 2)
  return [
    { x: 0, text: '0', anchor: 'start' },
    ...(middle > 0 && middle < last
      ? [{ x: middle * barWidth, text: count(middle * width), anchor: 'middle' } as const]
      : []),
    { x: drawnWidth, text: count(last * width), anchor: 'end' },
  ]
}

function barText({ start, end, count: number }: LengthBin, isLast: boolean, unit: string): string {
  const range = isLast ? t('{0} or more', start) : start === end ? String(start) : `${start}–${end}`
  return t('{0} {1}: {2} sentences', range, unit, count(number))
}

function quantileText({ lengths }: SplitFigures, { unit }: HistogramLook): string {
  const [middle, most, all] = [quantile(lengths, 0.5), quantile(lengths, 0.95), longest(lengths)]
  return t('median {0}, 95 % up to {1}, longest {2} {3}', middle, most, all, unit)
}

function spokenText(split: SplitFigures, look: HistogramLook): string {
  const lengths = t('Lengths of the sentences of {0}: {1}.', split.split, quantileText(split, look))
  if (look.limit === null) return lengths
  return `${lengths} ${t('{0} are longer than {1}.', count(cutAt(split, look.limit).sentences), look.limit)}`
}
