/** A name that another may be a misspelling of. */
export interface Candidate {
  readonly name: string
  readonly normal: string
}

/** Names to be compared with many others. */
export function candidates(names: Iterable<string>): readonly Candidate[] {
  return Array.from(names, (name) => ({ name, normal: normalised(name) }))
}

/**
 * The candidate that a misspelt name most likely means, or an empty string. Case, `-` and `_` do not count; a third of
 * the letters may be wrong.
 */
export function suggestionFor(name: string, names: Iterable<string>): string {
  return closest(name, candidates(names))
}

/** The same for candidates that are asked for again and again. */
export function closest(name: string, among: readonly Candidate[]): string {
  const wanted = normalised(name)
  let best = ''
  let bestDistance = Math.floor(wanted.length / 3) + 1
  for (const { name: candidate, normal } of among) {
    const distance = editDistance(wanted, normal, bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '')
}

/** Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours. Stops at `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit
  let twoBack: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const current = [i]
    let smallest = i
    for (let j = 1; j <= right.length; j++) {
      const isSame = left.charCodeAt(i - 1) === right.charCodeAt(j - 1)
      let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (isSame ? 0 : 1))
      const isSwap =
        i > 1 &&
        j > 1 &&
        left.charCodeAt(i - 1) === right.charCodeAt(j - 2) &&
        left.charCodeAt(i - 2) === right.charCodeAt(j - 1)
      if (isSwap) cost = Math.min(cost, at(twoBack, j - 2) + 1)
      current.push(cost)
      smallest = Math.min(smallest, cost)
    }
    if (smallest >= limit) return limit
    twoBack = previous
    previous = current
  }
  return at(previous, right.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
