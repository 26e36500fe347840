import type { Range } from './Decimation'

/** Pixels between the line of the cursor and its values. */
const tooltipGap = 10

/*
 * Where what lies over a plot is, once its sizes are known. Styles are set as properties, since the page's policy
 * forbids them as text.
 */

/** The part that is being selected, in pixels. */
export function placeSelection(plot: HTMLElement, { min, max }: Range): void {
  const selection = plot.querySelector<HTMLElement>('.selection')
  if (selection === null) return
  selection.style.left = `${min}px`
  selection.style.width = `${max - min}px`
}

/**
 * The line of the cursor, with its values beside it and within the page.
 *
 * @param pixel from the left of the plot; null where it is out of sight
 */
export function placeCursor(plot: HTMLElement, pixel: number | null): void {
  const crosshair = plot.querySelector<HTMLElement>('.crosshair')
  const tooltip = plot.querySelector<HTMLElement>('.tooltip')
  if (crosshair === null || tooltip === null) return
  crosshair.hidden = tooltip.hidden = pixel === null
  if (pixel === null) return
  const start = plot.getBoundingClientRect().left
  const room = document.documentElement.clientWidth - start - tooltip.offsetWidth
  const left = pixel > plot.clientWidth / 2 ? pixel - tooltip.offsetWidth - tooltipGap : pixel + tooltipGap
  crosshair.style.transform = `translateX(${pixel}px)`
  tooltip.style.transform = `translateX(${Math.max(-start, Math.min(left, room))}px)`
}
