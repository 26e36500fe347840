/** Strings are matched too, so that what stands in them stays. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/gs

/**
 * JSON as Python writes it: `NaN` and `Infinity`, which JSON does not have, become null.
 *
 * @throws SyntaxError
 */
export function parsePythonJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!text.includes('NaN') && !text.includes('Infinity')) throw error
    return JSON.parse(text.replace(stringOrNumber, (found) => (found.startsWith('"') ? found : 'null')))
  }
}

/** The numbers among an object's fields, and the nulls. */
export function* numbersOf(value: Readonly<Record<string, unknown>>): Generator<readonly [string, number | null]> {
  for (const [name, each] of Object.entries(value)) if (typeof each === 'number' || each === null) yield [name, each]
}

/** A finite number, else null. */
export function numberOr(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
