import { readDecimal } from './readDecimal'

/** A number in a line: by the text before it. */
export interface NumberPlace {
  readonly before: string
  /** `null` may stand in its place, and is read as NaN. */
  readonly mayBeNull: boolean
}

const nullText = Buffer.from('null')

/**
 * A form of line that differs in its numbers alone, as one program writes it again and again: read byte by byte and
 * without a string, many times as fast as JSON. A line with anything else in it, a blank even, is not of the form.
 */
export class LineForm {
  private readonly texts: readonly Buffer[]
  private readonly mayBeNull: readonly boolean[]
  private readonly end: Buffer

  /** @param after what follows the last number, without the line's end */
  constructor(places: readonly NumberPlace[], after: string) {
    this.texts = places.map(({ before }) => Buffer.from(before))
    this.mayBeNull = places.map(({ mayBeNull }) => mayBeNull)
    this.end = Buffer.from(`${after}\n`)
  }

  /**
   * @param bytes have to end with a line's end
   * @param into where the numbers are put, in their order; what is in it is of no use if the line is not of this form
   * @returns the index after the line that begins at `start`, or -1 if it is not of this form
   */
  read(bytes: Buffer, start: number, into: Float64Array): number {
    const { texts, mayBeNull } = this
    let at = start
    for (let index = 0; index < texts.length; index++) {
      at = readText(bytes, at, texts[index] ?? nullText)
      if (at < 0) return -1
      const isNull = mayBeNull[index] === true && bytes[at] === nullText[0]
      if (isNull) into[index] = NaN
      at = isNull ? readText(bytes, at, nullText) : readDecimal(bytes, at, into, index)
      if (at < 0) return -1
    }
    return readText(bytes, at, this.end)
  }
}

/** The index after a text, or -1 if another is there. */
function readText(bytes: Buffer, start: number, text: Buffer): number {
  const { length } = text
  for (let index = 0; index < length; index++) if (bytes[start + index] !== text[index]) return -1
  return start + length
}
