/** UTF-16 codes of the characters that mean something in YAML. */
export const codes = {
  tab: 9,
  newline: 10,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  percent: 37,
  singleQuote: 39,
  comma: 44,
  minus: 45,
  dot: 46,
  colon: 58,
  question: 63,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
  byteOrderMark: 0xfeff,
} as const

/** A space or a tab. */
export function isBlank(code: number): boolean {
  return code === codes.space || code === codes.tab
}

/** Blank, a line break, or the end of the text. */
export function isEmpty(code: number): boolean {
  return isBlank(code) || code === codes.newline || code === codes.carriageReturn || Number.isNaN(code)
}

export function isQuote(code: number): boolean {
  return code === codes.doubleQuote || code === codes.singleQuote
}

/** One of `,[]{}`. */
export function isFlowIndicator(code: number): boolean {
  switch (code) {
    case codes.comma:
    case codes.openBracket:
    case codes.closeBracket:
    case codes.openBrace:
    case codes.closeBrace:
      return true
    default:
      return false
  }
}

/** A place in a text that readers move on. */
export class TextCursor {
  position = 0

  constructor(readonly text: string) {}

  /** Code of the character that stands `ahead` characters further on; NaN beyond the end. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.position + ahead)
  }

  isAtEnd(): boolean {
    return this.position >= this.text.length
  }

  skipSpaces(): void {
    while (this.code() === codes.space) this.position++
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.position++
  }

  /** Whether a comment begins here: `#` counts only after something empty. */
  isAtComment(): boolean {
    return this.code() === codes.hash && isEmpty(this.code(-1))
  }

  /** Move over a comment, up to its line break. */
  skipComment(): void {
    const end = this.text.indexOf('\n', this.position)
    this.position = end === -1 ? this.text.length : end
    if (end !== -1 && this.code(-1) === codes.carriageReturn) this.position--
  }

  /** Whether a carriage return without a newline is here. */
  isAtStrayReturn(): boolean {
    return this.code() === codes.carriageReturn && this.code(1) !== codes.newline
  }

  /** Move over a line break. False if none is here. */
  skipLineBreak(): boolean {
    const code = this.code()
    if (code === codes.newline) this.position++
    else if (code === codes.carriageReturn && this.code(1) === codes.newline) this.position += 2
    else return false
    return true
  }

  /** Move beyond the rest of a line that has nothing but blanks and a comment. False if it has more. */
  skipLineRest(): boolean {
    this.skipBlanks()
    if (this.isAtComment()) this.skipComment()
    return this.skipLineBreak() || this.isAtEnd()
  }
}
