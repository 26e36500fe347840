import type { Box, Place, Stroke, Surface, TextLook } from './Surface'
import { textSize } from './Surface'

/** Of a canvas in the page, or beside it. */
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Draws on a canvas. */
export class CanvasSurface implements Surface {
  readonly #context: Context
  readonly #fontFamily: string

  constructor(context: Context, fontFamily: string) {
    this.#context = context
    this.#fontFamily = fontFamily
  }

  fill({ left, top, right, bottom }: Box, colour: string, opacity = 1): void {
    const context = this.#context
    context.globalAlpha = opacity
    context.fillStyle = colour
    context.fillRect(left, top, right - left, bottom - top)
    context.globalAlpha = 1
  }

  line(places: readonly Place[], stroke: Stroke): void {
    this.#stroke(stroke, (context) => {
      for (const [index, { x, y }] of places.entries())
        if (index === 0) context.moveTo(x, y)
        else context.lineTo(x, y)
    })
  }

  disc({ x, y }: Place, radius: number, colour: string): void {
    const context = this.#context
    context.fillStyle = colour
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fill()
  }

  ring({ x, y }: Place, radius: number, stroke: Stroke): void {
    this.#stroke(stroke, (context) => context.arc(x, y, radius, 0, 2 * Math.PI))
  }

  text(text: string, { x, y }: Place, { colour, rim, anchor = 'start', isBold = false }: TextLook): void {
    const context = this.#context
    context.font = this.#font(isBold)
    context.textAlign = anchor === 'middle' ? 'center' : anchor
    context.textBaseline = 'alphabetic'
    if (rim !== undefined) {
      context.lineJoin = 'round'
      context.lineWidth = 3
      context.strokeStyle = rim
      context.strokeText(text, x, y)
    }
    context.fillStyle = colour
    context.fillText(text, x, y)
  }

  textWidth(text: string, isBold = false): number {
    this.#context.font = this.#font(isBold)
    return this.#context.measureText(text).width
  }

  within({ left, top, right, bottom }: Box, draw: () => void): void {
    const context = this.#context
    context.save()
    context.beginPath()
    context.rect(left, top, right - left, bottom - top)
    context.clip()
    draw()
    context.restore()
  }

  #font(isBold: boolean): string {
    return `${isBold ? '600 ' : ''}${textSize}px ${this.#fontFamily}`
  }

  #stroke({ colour, width, dash = [], opacity = 1 }: Stroke, path: (context: Context) => void): void {
    const context = this.#context
    context.strokeStyle = colour
    context.lineWidth = width
    // Corners as others are cost most of drawing a line that goes up and down in each pixel, and add tips to it.
    context.lineJoin = 'bevel'
    context.globalAlpha = opacity
    context.setLineDash([...dash])
    context.beginPath()
    path(context)
    context.stroke()
    context.setLineDash([])
    context.globalAlpha = 1
  }
}
