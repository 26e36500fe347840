import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { GrowingColumn } from '../../shared/columns/GrowingColumn'
import type { ExampleSource } from '../../shared/protocol/example'
import type { TokenPrediction } from '../../shared/protocol/prediction'
import type { ExampleColumns } from './ExampleBlock'
import { ExampleBlock } from './ExampleBlock'
import { Numbering } from './Numbering'
import { parsePrediction } from './parsePrediction'

/** Bytes read at once: parsed in a few milliseconds, so that whoever shares this process hardly waits. */
const chunkSize = 1 << 18
/** Examples sent together: few enough for the first ones to be seen soon. */
const blockSize = 2000
const newline = 0x0a

/** The predictions of a run on a split, `predictions/<split>.jsonl`: read once, found again by their number. */
export class PredictionFile {
  /** Lines that are no predictions. */
  damaged = 0
  readonly #labels = new Numbering()
  readonly #files = new Numbering()
  readonly #place = { start: new GrowingColumn(), end: new GrowingColumn() }
  readonly #source = { id: new GrowingColumn(), file: new GrowingColumn(), line: new GrowingColumn() }

  /** @param path absolute */
  constructor(readonly path: string) {}

  get length(): number {
    return this.#source.id.length
  }

  /**
   * All examples, block by block.
   *
   * @throws the file system's error; the signal's reason when aborted
   */
  async *read(signal: AbortSignal): AsyncGenerator<ExampleColumns> {
    let block = new ExampleBlock(this.#labels, this.#files)
    for await (const lines of readLines(this.path, signal)) {
      for (const line of lines) this.#take(line, block)
      if (block.length < blockSize) continue
      yield block.columns()
      block = new ExampleBlock(this.#labels, this.#files)
    }
    if (block.length > 0) yield block.columns()
  }

  /** Data files that the examples come from, as the config names them. */
  get files(): readonly string[] {
    return this.#files.texts
  }

  /** Where an example came from; null if there is no such one. */
  sourceOf(example: number): ExampleSource | null {
    const { id, file, line } = this.#source
    const name = this.#files.texts[file.at(example)]
    return name === undefined ? null : { id: id.at(example), file: name, line: line.at(example) }
  }

  /** The example that covers a line of a data file, or the last one before it; null if none does. */
  exampleAt(isFile: (name: string) => boolean, line: number): number | null {
    const wanted = new Set(this.#files.texts.flatMap((name, number) => (isFile(name) ? [number] : [])))
    let best: number | null = null
    for (let example = 0; example < this.length; example++) {
      const start = this.#source.line.at(example)
      if (!wanted.has(this.#source.file.at(example)) || start > line) continue
      if (best === null || start > this.#source.line.at(best)) best = example
    }
    return best
  }

  /** The example with an id; null if there is none. */
  exampleOf(id: number): number | null {
    // Ids are numbers of lines, unless lines are damaged.
    if (this.#source.id.at(id) === id) return id
    const found = this.#source.id.values.indexOf(id)
    return found < 0 ? null : found
  }

  /** An example with all that the model made of it, read anew; null if it is not there any more. */
  async example(example: number): Promise<TokenPrediction | null> {
    const [start, end] = [this.#place.start.at(example), this.#place.end.at(example)]
    if (Number.isNaN(start)) return null
    const handle = await open(this.path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start)
      return parsePrediction(buffer.toString('utf8', 0, bytesRead))
    } finally {
      await handle.close()
    }
  }

  #take({ text, start, end }: PlacedLine, block: ExampleBlock): void {
    if (text.trim() === '') return
    const prediction = parsePrediction(text)
    if (prediction === null) {
      this.damaged++
      return
    }
    this.#place.start.push(start)
    this.#place.end.push(end)
    this.#source.id.push(prediction.id)
    this.#source.file.push(this.#files.numberOf(prediction.file))
    this.#source.line.push(prediction.line)
    block.add(prediction)
  }
}

interface PlacedLine {
  readonly text: string
  /** Bytes from the beginning of the file. */
  readonly start: number
  readonly end: number
}

/** The lines of a file, as many at once as were read at once. */
async function* readLines(path: string, signal: AbortSignal): AsyncGenerator<readonly PlacedLine[]> {
  const handle = await open(path)
  try {
    let rest: Buffer = Buffer.alloc(0)
    for (let place = 0; ;) {
      signal.throwIfAborted()
      const chunk = await readChunk(handle, place)
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const from = place - rest.length
      place += chunk.length
      const whole = chunk.length === 0 ? bytes.length : bytes.lastIndexOf(newline) + 1
      yield splitLines(bytes.subarray(0, whole), from)
      if (chunk.length === 0) return
      rest = bytes.subarray(whole)
    }
  } finally {
    await handle.close()
  }
}

async function readChunk(handle: FileHandle, place: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(chunkSize), 0, chunkSize, place)
  return buffer.subarray(0, bytesRead)
}

function splitLines(bytes: Buffer, from: number): PlacedLine[] {
  const lines: PlacedLine[] = []
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(newline, start)
    const end = found < 0 ? bytes.length : found
    lines.push({ text: bytes.toString('utf8', start, end), start: from + start, end: from + end })
    start = end + 1
  }
  return lines
}
