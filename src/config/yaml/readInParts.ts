import type { ConfigEntry } from '../configDocument'
import type { LineIndex } from '../lineIndex'
import type { ConfigFinding } from '../problems'
import type { AskLibrary, PlainEntry } from './askLibrary'
import { askLibrary, firstReadAsPlain } from './askLibrary'
import { BlockReader } from './blockReader'
import type { DocumentReading, YamlMistake } from './documentReading'
import type { LibraryReading } from './readWithLibrary'

/** How many plain entries are tried, after one that is not, to find where text is plain again. */
const attempts = [2, 16, 128] as const

/**
 * Read a config entry by entry, and give only those to the library that are not plain: half a line costs no more than
 * its neighbourhood.
 *
 * The library's parser is in the same state after a plain entry wherever it stands: nothing but the mapping is open.
 * So a part that begins with a plain entry is read as it is within the whole text; and where the library has read the
 * next plain entries as what they are, all that follows is as if nothing had been.
 *
 * @param ask has the library read a part
 * @returns null where the library must see the whole text
 */
export function readInParts(text: string, lines: LineIndex, ask = askLibrary): DocumentReading | null {
  const reader = new PartReader(text, lines, ask)
  return reader.read() ? reader : null
}

class PartReader implements DocumentReading {
  readonly entries: ConfigEntry[] = []
  readonly errors: YamlMistake[] = []
  readonly warnings: YamlMistake[] = []
  readonly findings: ConfigFinding[] = []
  private readonly block: BlockReader
  /** The plain entry just before the place that is read, null at the beginning of the text. */
  private previous: PlainEntry | null = null
  /** Characters given to the library. */
  private asked = 0

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
    private readonly askLibrary: AskLibrary,
  ) {
    this.block = new BlockReader(text)
  }

  get contents(): DocumentReading['contents'] {
    return this.entries.length > 0 ? 'mapping' : 'nothing'
  }

  /** False where the library must see the whole text. */
  read(): boolean {
    const { block, text } = this
    if (!block.skipTo(text.startsWith('\uFEFF') ? 1 : 0)) return false
    // A directive, which may stand after a mark too, holds for the whole document.
    if (/^[%\uFEFF]/.test(text.charAt(block.position))) return false
    for (let start = block.position; start < text.length;) {
      const plain = this.readPlain(start)
      if (plain !== null) this.add(plain)
      const next = plain === null ? this.readOther(start) : plain.end
      if (next === null) return false
      start = next
    }
    return true
  }

  private readPlain(start: number): PlainEntry | null {
    const entry = this.block.readEntry(start)
    return entry === null ? null : { entry, start, end: this.block.position }
  }

  private add(plain: PlainEntry): void {
    this.entries.push(plain.entry)
    this.previous = plain
  }

  /**
   * Have the library read what is not plain from `start` on.
   *
   * @returns where text is plain again; null if the library must see the whole text
   */
  private readOther(start: number): number | null {
    let searchFrom = start
    for (const count of attempts) {
      const candidates = this.findCandidates(searchFrom, count)
      const end = candidates.at(-1)?.end ?? this.text.length
      if (end === this.text.length) break
      const reading = this.ask(end)
      if (reading === null) return null
      const next = firstReadAsPlain(candidates, end, reading)?.start
      if (next !== undefined) return this.accept(reading, next)
      searchFrom = end
    }
    // What begins and ends with the text is the whole.
    const reading = this.previous === null ? null : this.ask(this.text.length)
    return reading === null ? null : this.accept(reading, null)
  }

  private ask(end: number): LibraryReading | null {
    const { text, lines, previous } = this
    this.asked += end - (previous?.start ?? 0)
    return this.asked > text.length ? null : this.askLibrary({ text, lines, first: previous, end })
  }

  /** The first plain entries after the line of `from` that follow one another. */
  private findCandidates(from: number, count: number): readonly PlainEntry[] {
    const found: PlainEntry[] = []
    for (let start = this.lineAfter(from); found.length < count && start < this.text.length;) {
      const plain = this.readPlain(start)
      if (plain !== null) found.push(plain)
      else if (found.length > 0) break
      start = plain?.end ?? this.lineAfter(start)
    }
    return found
  }

  private lineAfter(offset: number): number {
    const end = this.text.indexOf('\n', offset)
    return end === -1 ? this.text.length : end + 1
  }

  /**
   * Take over what the library has read after the last plain entry and before `end`, or to the end of the text.
   *
   * @returns where that is
   */
  private accept(reading: LibraryReading, end: number | null): number {
    const others = this.previous === null ? reading.entries : reading.entries.slice(1)
    for (const entry of others) if (end === null || entry.keyRange.start < end) this.entries.push(entry)
    // There may be more of them than a call takes arguments.
    for (const error of reading.errors) this.errors.push(error)
    for (const warning of reading.warnings) this.warnings.push(warning)
    for (const each of reading.findings) this.findings.push(each)
    return end ?? this.text.length
  }
}
