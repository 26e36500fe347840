/** A byte of a text in ASCII. */
const code = (character: string): number => character.charCodeAt(0)

const zero = code('0')
const minus = code('-')
const plus = code('+')
const point = code('.')
const letter = code('e')
/** The bit that makes a capital small. */
const lowerCase = 0x20

/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))
/** Digits of a whole number that are kept as two whole numbers: nine and at most eight. */
const firstDigits = 9
const mostDigits = 17

/** 2^27 + 1 splits a double into two halves whose products are exact (Veltkamp). */
const splitter = 2 ** 27 + 1
const slightlyLess = 1 - 2 ** -49
const slightlyMore = 1 + 2 ** -49

/**
 * Reads a number as JSON writes it, exactly as `JSON.parse` does, straight from the bytes.
 *
 * @param bytes have to hold a byte after the number that is no part of it
 * @param into where the number is put, at `index`
 * @returns the index after the number, or -1 if JSON has no such number
 */
export function readDecimal(bytes: Buffer, start: number, into: Float64Array, index: number): number {
  const isNegative = bytes[start] === minus
  const first = isNegative ? start + 1 : start
  let at = first
  let pointAt = -1
  let high = 0
  let low = 0
  // Digits from the first that is not zero on.
  let count = 0
  for (; ; at++) {
    const digit = digitAt(bytes, at)
    if (digit < 0) {
      if (bytes[at] !== point || pointAt >= 0) break
      pointAt = at
      continue
    }
    if (count < firstDigits) high = high * 10 + digit
    else low = low * 10 + digit
    if (count > 0 || digit > 0) count++
  }
  if (!isWritten(bytes, first, pointAt, at)) return -1
  const decimals = pointAt < 0 ? 0 : at - pointAt - 1
  const end = endOfExponent(bytes, at)
  if (end < 0) return -1
  const power = decimals - exponentBetween(bytes, at, end)
  const value = count > mostDigits ? NaN : quotient(high, low, Math.max(0, count - firstDigits), power)
  into[index] = Number.isNaN(value) ? Number(bytes.toString('latin1', start, end)) : isNegative ? -value : value
  return end
}

/** The digit at a place, or a negative number if there is none. */
function digitAt(bytes: Buffer, at: number): number {
  const digit = (bytes[at] ?? 0) - zero
  return digit <= 9 ? digit : -1
}

/** Whether JSON writes digits so: some before the point and after it, and no zero before others. */
function isWritten(bytes: Buffer, first: number, pointAt: number, end: number): boolean {
  const wholeEnd = pointAt < 0 ? end : pointAt
  const hasNeedlessZero = bytes[first] === zero && wholeEnd > first + 1
  return wholeEnd > first && !hasNeedlessZero && pointAt !== end - 1
}

/** The index after an exponent, `start` where there is none, -1 where one begins and has no digits. */
function endOfExponent(bytes: Buffer, start: number): number {
  if (((bytes[start] ?? 0) | lowerCase) !== letter) return start
  const first = bytes[start + 1] === minus || bytes[start + 1] === plus ? start + 2 : start + 1
  let at = first
  while (digitAt(bytes, at) >= 0) at++
  return at === first ? -1 : at
}

/** An exponent's value; infinite for one of hundreds of digits. */
function exponentBetween(bytes: Buffer, start: number, end: number): number {
  let size = 0
  for (let at = start + 1; at < end; at++) {
    const digit = digitAt(bytes, at)
    if (digit >= 0) size = size * 10 + digit
  }
  return bytes[start + 1] === minus ? -size : size
}

/**
 * The double nearest to `(high · 10^places + low) / 10^power`; NaN where that is not certain.
 *
 * `high` and `low` are below 10^9 and 10^8, so `high · 10^places` is exact (its odd part is below 2^49), and `whole + rest`
 * is the numerator exactly. What the quotient `near` leaves is exact too (Dekker's product; a division's remainder is a
 * double), so the correction is known to 2^-51 of its size. Rounding never reverses an order: where both ends of that
 * range round to the same double, the true quotient does.
 */
function quotient(high: number, low: number, places: number, power: number): number {
  const head = high * (powers[places] ?? NaN)
  const whole = head + low
  if (power === 0) return whole
  const divisor = powers[power]
  if (divisor === undefined) return NaN
  const near = whole / divisor
  const rest = low - (whole - head)
  // Two doubles divided: rounded once (Clinger's fast path).
  if (rest === 0) return near
  const correction = (remainder(whole, near, divisor) + rest) / divisor
  const least = near + correction * slightlyLess
  return least === near + correction * slightlyMore ? least : NaN
}

/** `whole - near · divisor`, exactly, for a `near` that is their rounded quotient. */
function remainder(whole: number, near: number, divisor: number): number {
  const nearHigh = near * splitter - (near * splitter - near)
  const nearLow = near - nearHigh
  const divisorHigh = divisor * splitter - (divisor * splitter - divisor)
  const divisorLow = divisor - divisorHigh
  const product = near * divisor
  const error =
    nearLow * divisorLow - (product - nearHigh * divisorHigh - nearLow * divisorHigh - nearHigh * divisorLow)
  return whole - product - error
}
