import type { Theme } from '../theme'
import type { Box, Place, Surface } from './Surface'

/** Where a chart is drawn: the surface, the box between the axes, and where their places are in it, in pixels. */
export interface Pen {
  readonly surface: Surface
  readonly theme: Theme
  /** Of a place on the axis along the bottom. */
  readonly x: (place: number) => number
  /** Of a value. */
  readonly y: (value: number) => number
  readonly area: Box
}

/** Text that stays readable on lines: with a rim in the colour of the background. */
export function writeLabel({ surface, theme }: Pick<Pen, 'surface' | 'theme'>, text: string, place: Place): void {
  surface.text(text, place, { colour: theme.colours.foreground, rim: theme.colours.background })
}

export function upright(x: number, { top, bottom }: Box): readonly Place[] {
  return [
    { x, y: top },
    { x, y: bottom },
  ]
}
