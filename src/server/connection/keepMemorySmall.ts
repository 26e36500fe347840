import type { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'

/** Milliseconds without a message after which someone reads, or thinks, or is gone. */
const rest = 3000

/**
 * Keeps memory small without a cost in speed: of V8's compilers the middle one, which makes no answer faster here, is
 * left out, and what piled up while someone typed is given back once they rest, which takes a few hundredths of a
 * second.
 *
 * @param input where messages come from
 */
export function keepMemorySmall(input: Readable): void {
  setFlagsFromString('--no-maglev')
  const timer = setTimeout(() => void giveBack(), rest).unref()
  input.on('data', () => timer.refresh())
}

type CollectGarbage = (options: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void

async function giveBack(): Promise<void> {
  const { runInNewContext } = await import('node:vm')
  setFlagsFromString('--expose-gc')
  // The flag shows in contexts that are made after it.
  const collect = runInNewContext('globalThis.gc') as CollectGarbage | undefined
  collect?.({ type: 'major', flavor: 'last-resort' })
}
