import type { GrowingColumn } from '../../../src/shared/columns/GrowingColumn'
import { ScalarTable, stepColumn } from '../../../src/shared/columns/ScalarTable'
import { Curve } from './Curve'
import { OrderedPlaces } from './OrderedPlaces'

/** Curves that share their places, by name. Points are added at the end, with any of the names. */
export class PointTable {
  #rows = new ScalarTable()
  readonly #curves = new Map<string, Curve>()
  readonly #places = new Map<string, OrderedPlaces>()

  get length(): number {
    return this.#rows.length
  }

  /** NaN if there is no point. */
  get lastStep(): number {
    return this.#rows.steps.at(this.#rows.length - 1)
  }

  /** Names of its curves. */
  get names(): readonly string[] {
    return this.#rows.names.filter((name) => name !== stepColumn)
  }

  /**
   * The values of a column at their places along another; undefined if one of the two is not there. The same curve as
   * long as its points are the same.
   *
   * @param along ascends: the step, the epoch, seconds of work
   */
  curve(name: string, along = stepColumn): Curve | undefined {
    const values = name === stepColumn ? undefined : this.#rows.column(name)
    const x = this.#placesOf(along)
    if (values === undefined || x === undefined) return undefined
    const key = JSON.stringify([name, along])
    const known = this.#curves.get(key)
    if (known?.x === x) return known
    const curve = new Curve(x, values)
    this.#curves.set(key, curve)
    return curve
  }

  /** The place of the last point along a column; NaN if there is none. */
  lastPlace(along: string): number {
    const places = this.#placesOf(along)
    return places === undefined ? NaN : places.at(places.length - 1)
  }

  /** Where a step is along a column: the first point at it or after it, else the last one. NaN without points. */
  placeOf(step: number, along: string): number {
    if (along === stepColumn) return this.length === 0 ? NaN : step
    const index = Math.min(this.#rows.steps.lowerBound(step), this.length - 1)
    return this.#placesOf(along)?.at(index) ?? NaN
  }

  /** Adds points; a curve that is not among `columns` has a gap there. */
  append(steps: ArrayLike<number>, columns: Iterable<readonly [name: string, values: ArrayLike<number>]>): void {
    this.#rows.append(steps, columns)
  }

  /** Makes room for so many points in all, of which more than those to be added next are still to come. */
  reserve(points: number): void {
    this.#rows.reserve(points)
  }

  /** Begins anew; curves handed out before keep their points. */
  clear(): void {
    this.#rows = new ScalarTable()
    this.#curves.clear()
    this.#places.clear()
  }

  /** Steps ascend; of another column it has to be seen. */
  #placesOf(name: string): GrowingColumn | undefined {
    if (name === stepColumn) return this.#rows.steps
    const source = this.#rows.column(name)
    if (source === undefined) return undefined
    const places = this.#places.get(name) ?? new OrderedPlaces(source)
    this.#places.set(name, places)
    return places.column
  }
}
