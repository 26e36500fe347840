/** How a line is drawn; lengths in pixels. */
export interface Stroke {
  readonly colour: string
  readonly width: number
  /** Lengths of line and gap; solid without. */
  readonly dash?: readonly number[]
  /** From 0 to 1, which it is without. */
  readonly opacity?: number
}

export interface TextLook {
  readonly colour: string
  /** Colour of a rim around the letters, so that they can be read on lines. */
  readonly rim?: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly isBold?: boolean
}

export interface Place {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels. */
export const textSize = 11

/** What a chart is drawn on: a canvas, or a drawing of lines and texts to be kept in a file. */
export interface Surface {
  fill(box: Box, colour: string, opacity?: number): void
  /** Through all places, of which there are at least two. */
  line(places: readonly Place[], stroke: Stroke): void
  disc(centre: Place, radius: number, colour: string): void
  ring(centre: Place, radius: number, stroke: Stroke): void
  /** @param place of the anchor, on the line that letters stand on */
  text(text: string, place: Place, look: TextLook): void
  /** Pixels. */
  textWidth(text: string, isBold?: boolean): number
  /** Nothing that is drawn by `draw` is seen beyond the box. */
  within(box: Box, draw: () => void): void
}
