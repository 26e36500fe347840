/** Milliseconds in which another message may follow. */
const lull = 2
/** Turns of the event loop in which messages that have arrived get their turn, one after the other. */
const turns = 20

/**
 * Runs something once no message follows for a moment, and none that has arrived waits: on a busy machine they wait
 * longer than a moment.
 *
 * @returns to be called when one has followed
 */
export function whenQuiet(run: () => void): () => void {
  let turn: NodeJS.Immediate | undefined
  const wait = (left: number) => {
    turn = setImmediate(() => (left === 0 ? run() : wait(left - 1)))
  }
  const timer = setTimeout(() => wait(turns), lull)
  return () => {
    clearTimeout(timer)
    clearImmediate(turn)
  }
}
