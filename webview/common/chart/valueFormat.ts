import { bytes, percent, rate, significant } from '../../../src/shared/text/numbers'

/** How the values of a chart are written: one alone, and on the axis, where neighbours are an interval apart. */
export interface ValueFormat {
  readonly value: (value: number) => string
  /** Characters that a value alone takes, as a rule: kept free, so that what follows it stands still. */
  readonly width: number
  readonly tick: (value: number, interval: number) => string
}

/** What a chart shows: fractions in percent, losses and norms, or learning rates. */
export const valueFormats = {
  percent: {
    value: (value) => percent(finite(value)),
    width: 4,
    tick: (value, interval) => `${(value * 100).toFixed(decimals(interval * 100))} %`,
  },
  number: { value: (value) => significant(finite(value)), width: 7, tick: plainTick },
  bytes: { value: (value) => (Number.isFinite(value) ? bytes(value) : '–'), width: 8, tick: (value) => bytes(value) },
  rate: { value: (value) => (Number.isFinite(value) ? rate(value) : '–'), width: 7, tick: (value) => rate(value) },
} as const satisfies Readonly<Record<string, ValueFormat>>

function plainTick(value: number, interval: number): string {
  if (value === 0) return '0'
  if (interval < 1e-4 || Math.abs(value) >= 1e6) return rate(value)
  return value.toFixed(decimals(interval))
}

/** Decimal places that a number this far from the next one needs, at most 8. */
export function decimals(interval: number): number {
  for (let digits = 0; digits < 8; digits++) {
    const scaled = interval * 10 ** digits
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return digits
  }
  return 8
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
