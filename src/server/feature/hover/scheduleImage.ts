import { t } from '@vscode/l10n'
import type { ThemeKind } from '../../../shared/protocol/languageServer'
import type { Curve } from '../../../shared/schedule/curve'
import { curveMarks } from '../../../shared/schedule/curveMarks'
import { sampleCurve } from '../../../shared/schedule/sampleCurve'
import { count, rate } from '../../../shared/text/numbers'

/** What a picture of a schedule shows. */
export interface ScheduleImage {
  readonly curve: Curve
  readonly totalSteps: number
  readonly warmupSteps: number
  /** Steps that are evaluated at; null if they are too many to be drawn. */
  readonly evaluations: readonly number[] | null
}

const width = 360
const height = 130
/** Room for the words below and above the curve. */
const frame = { left: 8, right: 8, top: 20, bottom: 22 }
const mostPoints = 200

/** Colours of VS Code's own charts, which show on each theme's hovers; without a theme, ones that do on all. */
const palettes: Readonly<Record<ThemeKind | 'any', { readonly line: string; readonly text: string }>> = {
  light: { line: '#1a85ff', text: '#3b3b3b' },
  dark: { line: '#3794ff', text: '#cccccc' },
  highContrastLight: { line: '#0f4a85', text: '#292929' },
  highContrastDark: { line: '#6fc3df', text: '#ffffff' },
  any: { line: '#2f80ed', text: '#808080' },
}

/** The learning rate over the steps as an SVG: warmup shaded, peak and end named, evaluations as ticks. */
export function scheduleImage(image: ScheduleImage, theme: ThemeKind | null): string {
  const { line, text } = palettes[theme ?? 'any']
  const { curve, totalSteps, warmupSteps, evaluations } = image
  const { peak, end } = curveMarks(curve, totalSteps)
  const scale = scaleOf(totalSteps, peak.value)
  const points = sampleCurve(curve, totalSteps, mostPoints).map(
    ({ step, value }) => `${scale.x(step)},${scale.y(value)}`,
  )
  const label = labelMaker(text)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="11">`,
    warmupSteps > 0 ? rectangle(scale.x(0), scale.x(Math.min(warmupSteps, totalSteps)), line) : '',
    `<path d="M${scale.x(0)} ${scale.bottom}H${scale.x(totalSteps)}" stroke="${text}" stroke-opacity=".4"/>`,
    ...(evaluations ?? []).map(
      (step) => `<path d="M${scale.x(step)} ${scale.bottom}v-4" stroke="${text}" stroke-opacity=".7"/>`,
    ),
    `<polyline points="${points.join(' ')}" fill="none" stroke="${line}" stroke-width="2" stroke-linejoin="round"/>`,
    `<circle cx="${scale.x(peak.step)}" cy="${scale.y(peak.value)}" r="3" fill="${line}"/>`,
    label(scale.x(peak.step), frame.top - 8, t('{0} at step {1}', rate(peak.value), count(peak.step))),
    label(scale.x(0), height - 8, '0'),
    label(scale.x(totalSteps), height - 8, t('{0} at step {1}', rate(end.value), count(totalSteps))),
    '</svg>',
  ].join('')
}

/** The picture as what Markdown can show. */
export function dataAddress(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

function scaleOf(totalSteps: number, highest: number) {
  const bottom = height - frame.bottom
  const across = width - frame.left - frame.right
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    bottom,
    x: (step: number) => round(frame.left + (across * step) / Math.max(1, totalSteps)),
    y: (value: number) => round(bottom - ((bottom - frame.top) * value) / Math.max(highest, Number.MIN_VALUE)),
  }
}

function rectangle(from: number, to: number, colour: string): string {
  const tall = height - frame.top - frame.bottom
  return `<rect x="${from}" y="${frame.top}" width="${to - from}" height="${tall}" fill="${colour}" fill-opacity=".15"/>`
}

/** Words that stay within the picture: at its left edge they begin, at its right edge they end, else they are centred. */
function labelMaker(colour: string): (x: number, y: number, words: string) => string {
  return (x, y, words) => {
    const anchor = x < width / 4 ? 'start' : x > (width * 3) / 4 ? 'end' : 'middle'
    return `<text x="${x}" y="${y}" fill="${colour}" text-anchor="${anchor}">${words}</text>`
  }
}
