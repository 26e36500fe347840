import type { Box, Place, Stroke, Surface, TextLook } from './Surface'
import { textSize } from './Surface'

/** Mean width of a letter as a share of the size of the text: nothing measures it where no browser is. */
const letterWidth = 0.56

/** Draws into the text of an SVG file, which needs nothing beside it: no styles, fonts or scripts. */
export class SvgSurface implements Surface {
  readonly #parts: string[] = []
  readonly #size: { readonly width: number; readonly height: number }
  readonly #fontFamily: string
  readonly #name: string
  #clips = 0

  /** @param name unique among the drawings of a page */
  constructor(size: { readonly width: number; readonly height: number }, fontFamily: string, name = 'chart') {
    this.#size = size
    this.#fontFamily = fontFamily
    this.#name = name
  }

  /**
   * The file.
   *
   * @param title what it shows, for those who do not see it
   */
  document(title: string, description: string): string {
    const { width, height } = this.#size
    const head = attributes({
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': this.#fontFamily,
      'font-size': textSize,
    })
    const texts = `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`
    return `<svg${head}>${texts}\n${this.#parts.join('\n')}\n</svg>\n`
  }

  fill({ left, top, right, bottom }: Box, colour: string, opacity = 1): void {
    const box = { x: left, y: top, width: right - left, height: bottom - top }
    this.#add('rect', { ...box, fill: colour, ...(opacity === 1 ? {} : { 'fill-opacity': opacity }) })
  }

  line(places: readonly Place[], stroke: Stroke): void {
    const points = places.map(({ x, y }) => `${rounded(x)},${rounded(y)}`).join(' ')
    this.#add('polyline', { points, fill: 'none', ...strokeOf(stroke) })
  }

  disc({ x, y }: Place, radius: number, colour: string): void {
    this.#add('circle', { cx: x, cy: y, r: radius, fill: colour })
  }

  ring({ x, y }: Place, radius: number, stroke: Stroke): void {
    this.#add('circle', { cx: x, cy: y, r: radius, fill: 'none', ...strokeOf(stroke) })
  }

  text(text: string, { x, y }: Place, { colour, rim, anchor = 'start', isBold = false }: TextLook): void {
    const look = {
      x,
      y,
      fill: colour,
      ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
      ...(isBold ? { 'font-weight': 600 } : {}),
      ...(rim === undefined
        ? {}
        : { stroke: rim, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    }
    this.#parts.push(`<text${attributes(look)}>${escaped(text)}</text>`)
  }

  textWidth(text: string, isBold = false): number {
    return text.length * textSize * letterWidth * (isBold ? 1.06 : 1)
  }

  within({ left, top, right, bottom }: Box, draw: () => void): void {
    const id = `${this.#name}-clip-${++this.#clips}`
    const box = attributes({ x: left, y: top, width: right - left, height: bottom - top })
    this.#parts.push(`<clipPath id="${id}"><rect${box}/></clipPath>`, `<g clip-path="url(#${id})">`)
    draw()
    this.#parts.push('</g>')
  }

  #add(name: string, values: Readonly<Record<string, string | number>>): void {
    this.#parts.push(`<${name}${attributes(values)}/>`)
  }
}

function strokeOf({ colour, width, dash = [], opacity = 1 }: Stroke): Record<string, string | number> {
  return {
    stroke: colour,
    'stroke-width': width,
    ...(dash.length === 0 ? {} : { 'stroke-dasharray': dash.join(' ') }),
    ...(opacity === 1 ? {} : { 'stroke-opacity': opacity }),
  }
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`)
    .join('')
}

/** To a hundredth of a pixel. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  // Characters that no XML document may have, not even escaped; with `u`, half surrogates alone.
  const allowed = text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu, '\uFFFD')
  return allowed.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
}
