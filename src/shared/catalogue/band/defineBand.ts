import type { Band, Condition, Verdict } from '../bands'

/** A band from one bound to another; null where there is none on that side. */
export function band(
  verdict: Verdict,
  [from, to]: readonly [from: number | null, to: number | null],
  reason: string,
  when?: Condition,
): Band {
  return {
    verdict,
    reason,
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(when !== undefined && { when }),
  }
}
