import { Curve } from './Curve'
import { GrowingColumn } from './GrowingColumn'

/** Curves that share their steps, by name. Points are added at the end, with any of the names. */
export class PointTable {
  #steps = new GrowingColumn()
  readonly #curves = new Map<string, Curve>()

  get length(): number {
    return this.#steps.length
  }

  /** NaN if there is no point. */
  get lastStep(): number {
    return this.#steps.at(this.#steps.length - 1)
  }

  curve(name: string): Curve | undefined {
    return this.#curves.get(name)
  }

  /** Adds points; a curve that is not among `columns` has a gap there. */
  append(steps: ArrayLike<number>, columns: Iterable<readonly [name: string, values: ArrayLike<number>]>): void {
    const before = this.#steps.length
    this.#steps.append(steps)
    for (const [name, values] of columns) {
      const curve = this.#curveNamed(name)
      curve.values.fillUpTo(before)
      curve.values.append(values)
    }
    for (const curve of this.#curves.values()) curve.values.fillUpTo(this.#steps.length)
  }

  /** Begins anew; curves handed out before keep their points. */
  clear(): void {
    this.#steps = new GrowingColumn()
    this.#curves.clear()
  }

  #curveNamed(name: string): Curve {
    const known = this.#curves.get(name)
    if (known !== undefined) return known
    const curve = new Curve(this.#steps)
    this.#curves.set(name, curve)
    return curve
  }
}
