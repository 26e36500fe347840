import { GrowingColumn } from '../../../src/shared/columns/GrowingColumn'

/**
 * A column of a table as places on an axis, which have to ascend. Where it does (it nearly always does), it is the
 * column itself, looked through once. Else a copy, in which a place that is missing or falls is the one before it.
 */
export class OrderedPlaces {
  readonly #source: GrowingColumn
  #copy: GrowingColumn | null = null
  #checked = 0
  #last = -Infinity

  constructor(source: GrowingColumn) {
    this.#source = source
  }

  /** Up to date with the source; another column than before once a place was out of order. */
  get column(): GrowingColumn {
    const { length } = this.#source
    for (; this.#checked < length; this.#checked++) {
      const place = this.#source.at(this.#checked)
      if (place >= this.#last) this.#last = place
      else this.#copy ??= copyOf(this.#source, this.#checked)
      this.#copy?.push(Math.max(this.#last, 0))
    }
    return this.#copy ?? this.#source
  }
}

function copyOf(source: GrowingColumn, length: number): GrowingColumn {
  const copy = new GrowingColumn()
  copy.append(source.values.slice(0, length))
  return copy
}
