import type { Output } from '../context'
import { cutToWidth } from './style'

const hideCursor = '\u001b[?25l'
const showCursor = '\u001b[?25h'
const clearLine = '\u001b[K'
const clearBelow = '\u001b[J'

/** Lines at the end of a terminal's output that are drawn again in place. */
export class LiveBlock {
  private drawn = 0

  constructor(private readonly output: Output) {}

  /** Replace the block. Longer lines than the terminal is wide are cut, as a wrapped line would spoil the count. */
  draw(lines: readonly string[]): void {
    const width = this.output.columns ?? 80
    const body = lines.map((line) => `${cutToWidth(line, width - 1)}${clearLine}\n`).join('')
    this.output.write(`${hideCursor}${this.rewind()}${body}${clearBelow}${showCursor}`)
    this.drawn = lines.length
  }

  /** Write lines above the block that stay. The block is drawn by the next `draw`. */
  print(text: string): void {
    this.output.write(`${this.rewind()}${clearBelow}${text}\n`)
    this.drawn = 0
  }

  private rewind(): string {
    return this.drawn === 0 ? '' : `\u001b[${this.drawn}A\r`
  }
}
