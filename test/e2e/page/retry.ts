import { setTimeout } from 'node:timers/promises'

/** Milliseconds between two tries, and for how long it is tried. */
const look = 500
const patience = 20_000

/**
 * Does something again and again until it was of effect: what the page fills anew meanwhile may lose a click. Tests are
 * not all that use pages, so this is none of their library's.
 *
 * @param act answers whether it was; it may take at most so many milliseconds
 * @throws Error when it never was
 */
export async function retry(act: (milliseconds: number) => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience
  while (!(await act(look))) {
    if (performance.now() > end) throw new Error(`Tried for ${patience} ms, and to no effect.`)
    await setTimeout(look)
  }
}
