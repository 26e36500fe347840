import type { Range } from './Decimation'
import type { Extrema } from './ExtremaIndex'
import { ExtremaIndex } from './ExtremaIndex'
import { GrowingColumn } from '../../../src/shared/columns/GrowingColumn'
import type { DerivedColumn } from './derivedColumns'
import { Positive, Smoothing } from './derivedColumns'

/**
 * Values along an axis, in the order of their places on it (one may occur twice). A value that is not finite is a gap
 * in the line. Points are only ever added: what takes points back begins a new curve.
 */
export class Curve {
  readonly #index = new ExtremaIndex()
  #smoothed: Derived<Smoothing> | null = null
  #positive: Derived<Positive> | null = null

  /** @param x places on the axis, in ascending order: steps, epochs or seconds of work */
  constructor(
    readonly x = new GrowingColumn(),
    readonly values = new GrowingColumn(),
  ) {}

  get length(): number {
    return this.values.length
  }

  /** Extremes of the points from index `begin` to before `end`. */
  extrema(begin: number, end: number): Extrema {
    const { values } = this.values
    this.#index.update(values)
    return this.#index.extrema(values, begin, end)
  }

  /** Index of the first gap among the points from index `begin` to before `end`, or -1. */
  firstGap(begin: number, end: number): number {
    const { values } = this.values
    this.#index.update(values)
    return this.#index.firstGap(values, begin, end)
  }

  /** How many of the points from index `begin` to before `end` are above or below a range; gaps are not. */
  countBeyond(begin: number, end: number, range: Range): number {
    const { values } = this.values
    this.#index.update(values)
    return this.#index.countBeyond(values, begin, end, range)
  }

  /** How many of the points from index `begin` to before `end` are gaps. */
  countGaps(begin: number, end: number): number {
    const { values } = this.values
    this.#index.update(values)
    return this.#index.countGaps(values, begin, end)
  }

  /** Index of the first point at `x` or after it, looked for from index `from` on. */
  firstFrom(x: number, from = 0): number {
    return this.x.lowerBound(x, from, this.length)
  }

  /** Index of the first point after `x`. */
  firstAfter(x: number): number {
    return this.x.upperBound(x, 0, this.length)
  }

  /**
   * The curve smoothed (see `Smoothing`), up to date with this one and sharing its places; itself for a weight of 0.
   * It costs what is new since it was last asked for, and memory for its values; another weight begins anew.
   *
   * @param weight of the past, from 0 to below 1
   */
  smoothed(weight: number): Curve {
    if (weight <= 0) this.#smoothed = null
    else if (this.#smoothed?.column.weight !== weight) this.#smoothed = derived(this, new Smoothing(weight))
    return upToDate(this, this.#smoothed)
  }

  /** The curve as a logarithmic axis can show it, with gaps for values that are not above 0; itself without such. */
  positive(): Curve {
    const { least } = this.extrema(0, this.length)
    if (least < 0 || this.values.at(least) > 0) return this
    this.#positive ??= derived(this, new Positive())
    return upToDate(this, this.#positive)
  }
}

interface Derived<Column extends DerivedColumn> {
  readonly curve: Curve
  readonly column: Column
}

function derived<Column extends DerivedColumn>(source: Curve, column: Column): Derived<Column> {
  return { curve: new Curve(source.x, column.values), column }
}

function upToDate(source: Curve, target: Derived<DerivedColumn> | null): Curve {
  target?.column.update(source.values)
  return target?.curve ?? source
}
