import { detectRun } from './detectRun'
import type { ForeignReader } from './ForeignReader'
import { ForeignSource } from './ForeignSource'
import type { ForeignRun } from './tool'
import { TrainerStateReader } from './TrainerStateReader'

/**
 * The run of another tool at a path, to be followed; null if none is recognised there.
 *
 * @param address absolute
 * @throws the file system's error
 */
export async function openForeign(address: string): Promise<ForeignSource | null> {
  const run = await detectRun(address)
  return run === null ? null : new ForeignSource(run, readerOf(run))
}

function readerOf({ tool, address }: ForeignRun): ForeignReader {
  switch (tool) {
    default:
      return new TrainerStateReader(address)
  }
}
