/** Checks for values that came from outside: JSON of files and other processes. Composable, without exceptions. */
export type Check = (value: unknown) => boolean

/** A check for each field, so that a field added to the type does not compile without one. */
export type Fields<Shape> = { readonly [Field in keyof Shape]-?: Check }

export const isString: Check = (value) => typeof value === 'string'
export const isNumber: Check = (value) => typeof value === 'number'
export const isBoolean: Check = (value) => typeof value === 'boolean'

/** A JSON object, neither null nor an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)

export const oneOf =
  (values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value)

export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

/** An object used as a map: every value passes. */
export const recordOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check)

/** An object with at least these fields. */
export const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && failedField(value, Object.entries(fields)) === undefined

/** The first field that is missing or of another type. */
export function failedField(
  value: Readonly<Record<string, unknown>>,
  fields: readonly (readonly [field: string, check: Check])[],
): string | undefined {
  return fields.find(([field, check]) => !check(value[field]))?.[0]
}
