const item = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|[^\s,[\]'"]+/gu

/**
 * The items of a list in a cell: separated by spaces, or in brackets as JSON, Python or NumPy write them
 * (`["a", "b"]`, `['a', "b's"]`, `['a' 'b']`, `[0 3]`).
 */
export function parseCellList(cell: string): string[] {
  const text = cell.trim()
  if (!text.startsWith('[')) {
    return text === '' ? [] : text.split(/\s+/u)
  }
  return Array.from(text.matchAll(item), ([whole, double, single]) =>
    double === undefined && single === undefined ? whole : unescape(double ?? single ?? ''),
  )
}

function unescape(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/gu, (_, unit, byte, other: string | undefined) => {
    const code: unknown = unit ?? byte
    return typeof code === 'string' ? String.fromCharCode(Number.parseInt(code, 16)) : (other ?? '')
  })
}
