/** More threads than this wait for each other longer than they compute, at a sentence at a time. */
const most = 8

/**
 * Threads for one model on a machine of so many logical processors: half of them, since two share a core in most
 * machines and the editor wants some too, and both of two.
 */
export function threadsFor(processors: number): number {
  return Math.min(most, processors, Math.max(2, Math.ceil(processors / 2)))
}
