import { isRecord } from '../../shared/check'

/** Strings are matched too, so that what stands in them stays. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/gs
/** What stands for a number that is none. */
const noNumber = 'NaN'

/**
 * JSON as Python writes it: `NaN` and `Infinity`, which JSON does not have, become the text `NaN`, which `numbersOf` and
 * `numberOr` understand.
 *
 * @throws SyntaxError
 */
export function parsePythonJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!text.includes('NaN') && !text.includes('Infinity')) throw error
    return JSON.parse(text.replace(stringOrNumber, (found) => (found.startsWith('"') ? found : `"${noNumber}"`)))
  }
}

/** Objects in objects are names with a slash: `losses/ner`. */
const deepest = 3

/** The numbers among an object's fields, and NaN for those that are told to be none; null is taken for no word. */
export function* numbersOf(
  value: Readonly<Record<string, unknown>>,
  prefix = '',
): Generator<readonly [name: string, value: number]> {
  for (const [key, each] of Object.entries(value)) {
    const name = `${prefix}${key}`
    if (typeof each === 'number') yield [name, each]
    else if (each === noNumber) yield [name, NaN]
    else if (isRecord(each) && prefix.split('/').length < deepest) yield* numbersOf(each, `${name}/`)
  }
}

/** A finite number, else null. */
export function numberOr(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
