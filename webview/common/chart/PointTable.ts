import { ScalarTable, stepColumn } from '../../../src/shared/columns/ScalarTable'
import { Curve } from './Curve'

/** Curves that share their steps, by name. Points are added at the end, with any of the names. */
export class PointTable {
  #rows = new ScalarTable()
  readonly #curves = new Map<string, Curve>()

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

  curve(name: string): Curve | undefined {
    const known = this.#curves.get(name)
    const values = name === stepColumn ? undefined : this.#rows.column(name)
    if (known !== undefined || values === undefined) return known
    const curve = new Curve(this.#rows.steps, values)
    this.#curves.set(name, curve)
    return curve
  }

  /** Adds points; a curve that is not among `columns` has a gap there. */
  append(steps: ArrayLike<number>, columns: Iterable<readonly [name: string, values: ArrayLike<number>]>): void {
    this.#rows.append(steps, columns)
  }

  /** Begins anew; curves handed out before keep their points. */
  clear(): void {
    this.#rows = new ScalarTable()
    this.#curves.clear()
  }
}
