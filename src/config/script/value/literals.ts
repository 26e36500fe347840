/** The number that a Python literal stands for, or null for one that a config cannot hold (`3j`, `1e999`). */
export function readNumberLiteral(text: string): number | null {
  const digits = text.replaceAll('_', '')
  const value = /^0\d/.test(digits) && /^\d+$/.test(digits) ? NaN : Number(digits)
  return Number.isFinite(value) ? value : null
}

/** A string literal taken apart. */
interface StringLiteral {
  readonly isRaw: boolean
  readonly isFormat: boolean
  /** Between the quotes, escapes and all. */
  readonly body: string
  /** Where the body begins in the literal. */
  readonly start: number
}

const opening = /^([a-zA-Z]{0,2})("""|'''|"|')/

/** Null for bytes, templates and what has no end. */
export function takeApart(literal: string): StringLiteral | null {
  const [begin = '', prefix = '', quote = ''] = opening.exec(literal) ?? []
  const isClosed = literal.endsWith(quote) && literal.length >= begin.length + quote.length
  if (quote === '' || !isClosed || /[bt]/i.test(prefix)) return null
  const body = literal.slice(begin.length, literal.length - quote.length)
  return { isRaw: /r/i.test(prefix), isFormat: /f/i.test(prefix), body, start: begin.length }
}

/** The text that a string literal without replacements stands for, or null. */
export function readStringLiteral(literal: string): string | null {
  const parts = takeApart(literal)
  return parts === null ? null : unescape(parts.body, parts)
}

const simple: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', '\\': '\\', "'": "'", '"': '"' },
  ...{ '\n': '', '\r\n': '' },
}
const escapes = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g

/** A piece of a literal's body as the text that it stands for; null for a character that is named (`\N{…}`). */
export function unescape(body: string, { isRaw, isFormat }: Pick<StringLiteral, 'isRaw' | 'isFormat'>): string | null {
  const unbraced = isFormat ? body.replaceAll('{{', '{').replaceAll('}}', '}') : body
  if (isRaw || !unbraced.includes('\\')) return unbraced
  if (unbraced.includes('\\N{')) return null
  return unbraced.replace(escapes, (whole, ...groups: readonly (string | undefined)[]) => {
    const [twoDigits, fourDigits, eightDigits, octal, other] = groups
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    const hexadecimal = twoDigits ?? fourDigits ?? eightDigits
    if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16))
    // An escape that Python does not know stands for itself.
    return Object.hasOwn(simple, other ?? '') ? (simple[other ?? ''] ?? '') : whole
  })
}

function character(codePoint: number): string {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\uFFFD'
}
