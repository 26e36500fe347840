type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array

/** Numbers of one kind that are added at the end; memory is at most a half more than they take. */
export class NumberColumn<Kind extends Numbers> {
  #values: Kind
  #length = 0

  constructor(private readonly kind: new (length: number) => Kind) {
    this.#values = new kind(0)
  }

  get length(): number {
    return this.#length
  }

  /** The numbers; valid until the next one is added. */
  get values(): Kind {
    return this.#values.subarray(0, this.#length) as Kind
  }

  /** 0 where there is none. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] ?? 0) : 0
  }

  push(value: number): void {
    this.#reserve(this.#length + 1)
    this.#values[this.#length++] = value
  }

  append(values: ArrayLike<number>): void {
    this.#reserve(this.#length + values.length)
    this.#values.set(values, this.#length)
    this.#length += values.length
  }

  #reserve(length: number): void {
    if (length <= this.#values.length) return
    const values = new this.kind(Math.max(length, Math.ceil(this.#values.length * 1.5), 64))
    values.set(this.#values.subarray(0, this.#length))
    this.#values = values
  }
}
