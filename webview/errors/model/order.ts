import type { ExampleTable } from './ExampleTable'

/** The order of a list: by what the model is most wrong about, how sure it is of its errors, or as in the data. */
export const orders = ['loss', 'surest', 'least-sure', 'file', 'shortest', 'longest'] as const
export type Order = (typeof orders)[number]

/** All examples in an order; those without a figure come last. Made once an order is chosen, not for each filter. */
export function orderExamples(table: ExampleTable, order: Order): Uint32Array {
  const examples = new Uint32Array(table.length)
  for (let example = 0; example < table.length; example++) examples[example] = example
  const key = keyOf(table, order)
  if (key === null) return examples
  return examples.sort((one, other) => (key[one] ?? 0) - (key[other] ?? 0) || one - other)
}

/** What is sorted by, ascending; null for the order of the data. */
function keyOf(table: ExampleTable, order: Order): Float64Array | null {
  switch (order) {
    case 'file':
      return null
    case 'loss':
      return ascending(table.loss.values, -1)
    case 'surest':
      return ascending(table.matches.surest.values, -1)
    case 'least-sure':
      return ascending(table.matches.surest.values, 1)
    case 'shortest':
      return ascending(table.words.values, 1)
    case 'longest':
      return ascending(table.words.values, -1)
  }
}

function ascending(values: ArrayLike<number>, sign: 1 | -1): Float64Array {
  return Float64Array.from(values, (value) => (Number.isNaN(value) ? Infinity : sign * value))
}
