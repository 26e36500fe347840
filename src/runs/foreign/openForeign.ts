import { csvLines } from './csvLines'
import { detectRun } from './detectRun'
import type { ForeignReader } from './ForeignReader'
import { ForeignSource } from './ForeignSource'
import { jsonLines } from './jsonLines'
import { LineReader } from './LineReader'
import { llamaFactory } from './llamaFactory'
import { spacyLog } from './spacyLog'
import { TensorBoardReader } from './tensorBoard/TensorBoardReader'
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
    case 'transformers':
      return new TrainerStateReader(address)
    case 'tensorboard':
      return new TensorBoardReader(address)
    case 'llama-factory':
      return new LineReader(address, llamaFactory)
    case 'spacy':
      return new LineReader(address, spacyLog)
    case 'lightning':
    case 'csv':
      return new LineReader(address, csvLines)
    case 'json-lines':
      return new LineReader(address, jsonLines)
  }
}
