import type { Style } from './style'

/** A progress bar of `width` characters for a share from 0 to 1. */
export function bar(share: number, width: number, style: Style): string {
  const halves = Math.round(Math.min(1, Math.max(0, share)) * width * 2)
  const full = '━'.repeat(Math.floor(halves / 2))
  const half = halves % 2 === 1 ? '╸' : ''
  return style.cyan(full + half) + style.dim('─'.repeat(width - full.length - half.length))
}

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/**
 * A curve in one line: the mean of each of `width` equal stretches of the values, from the lowest mean to the highest.
 * Values that are no numbers are left out.
 */
export function sparkline(values: Iterable<number>, width: number): string {
  const finite = [...values].filter(Number.isFinite)
  const size = Math.min(width, finite.length)
  const means = Array.from({ length: size }, (_, index) => {
    const from = Math.floor((index * finite.length) / size)
    const to = Math.floor(((index + 1) * finite.length) / size)
    const stretch = finite.slice(from, to)
    return stretch.reduce((sum, value) => sum + value, 0) / stretch.length
  })
  const low = Math.min(...means)
  const range = Math.max(...means) - low
  return means.map((mean) => levels[range === 0 ? 0 : Math.round(((mean - low) / range) * 7)]).join('')
}
