/** Probabilities of one row of logits. The largest logit is subtracted first, so that none overflows. */
export function softmax(logits: ArrayLike<number>): Float64Array {
  const probabilities = Float64Array.from(logits)
  let largest = -Infinity
  for (const logit of probabilities) largest = Math.max(largest, logit)
  let sum = 0
  for (const [index, logit] of probabilities.entries()) {
    const weight = Math.exp(logit - largest)
    probabilities[index] = weight
    sum += weight
  }
  for (const [index, weight] of probabilities.entries()) probabilities[index] = weight / sum
  return probabilities
}

/** Index of the largest value, the first one of equals. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0
  for (let index = 1; index < values.length; index++) {
    if ((values[index] ?? -Infinity) > (values[best] ?? -Infinity)) best = index
  }
  return best
}
