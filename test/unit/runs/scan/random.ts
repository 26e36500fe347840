export type Random = () => number

export function choose<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[Math.floor(random() * items.length)] ?? items[0]
}

export const digits = (count: number, random: Random): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('')

/** A double with any bits, or one as a run has it. */
export function randomDouble(random: Random): number {
  const kind = random()
  if (kind < 0.3) return Math.fround(random() * 10)
  if (kind < 0.6) return random() * 10 ** Math.floor(random() * 12 - 8)
  if (kind < 0.8) return Math.floor(random() * 10 ** Math.floor(random() * 19))
  const bits = new Uint32Array([random() * 2 ** 32, random() * 2 ** 32])
  const [value = 0] = new Float64Array(bits.buffer)
  return Number.isFinite(value) ? value : 0
}

/** The shortest digits as Python's `repr` writes a float. */
export function pythonFloat(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
