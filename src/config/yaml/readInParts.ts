import type { Range } from '../../shared/problem'
import type { ConfigEntry } from '../configDocument'
import type { LineIndex } from '../lineIndex'
import type { ConfigFinding } from '../problems'
import { BlockReader } from './blockReader'
import type { DocumentReading, YamlMistake } from './documentReading'
import type { LibraryReading } from './readWithLibrary'
import { readWithLibrary } from './readWithLibrary'

/** How many plain entries are tried, after one that is not, to find where text is plain again. */
const attempts = [2, 16, 128] as const

/**
 * Read a config entry by entry, and give only those to the library that are not plain: half a line costs no more than
 * its neighbourhood.
 *
 * The library's parser is in the same state after a plain entry wherever it stands: nothing but the mapping is open.
 * So a part that begins with a plain entry is read as it is within the whole text; and where the library has read the
 * next plain entry as what it is, all that follows is as if nothing had been.
 *
 * @returns null where the library must see the whole text
 */
export function readInParts(text: string, lines: LineIndex): DocumentReading | null {
  const reader = new PartReader(text, lines)
  return reader.read() ? reader : null
}

/** An entry that is plain by itself, though it may turn out to stand within something else. */
interface Candidate {
  readonly entry: ConfigEntry
  readonly start: number
  /** Where the next line with content begins. */
  readonly end: number
}

class PartReader implements DocumentReading {
  readonly entries: ConfigEntry[] = []
  readonly errors: YamlMistake[] = []
  readonly warnings: YamlMistake[] = []
  readonly findings: ConfigFinding[] = []
  private readonly block: BlockReader
  /** The plain entry just before the place that is read, null at the beginning of the text. */
  private previous: Candidate | null = null
  /** Characters given to the library. */
  private asked = 0

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
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
      const candidate = this.readCandidate(start)
      if (candidate !== null) this.add(candidate)
      const next = candidate === null ? this.readOther(start) : candidate.end
      if (next === null) return false
      start = next
    }
    return true
  }

  private readCandidate(start: number): Candidate | null {
    const entry = this.block.readEntry(start)
    return entry === null ? null : { entry, start, end: this.block.position }
  }

  private add(candidate: Candidate): void {
    this.entries.push(candidate.entry)
    this.previous = candidate
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
      const next = candidates.find((candidate) => isReadAs(candidate, reading))
      if (next !== undefined) {
        this.accept(reading, next.start)
        return next.start
      }
      searchFrom = end
    }
    // What begins with the text and ends with it is the whole.
    const reading = this.previous === null ? null : this.ask(this.text.length)
    if (reading === null) return null
    this.accept(reading, Infinity)
    return this.text.length
  }

  /** The first plain entries after the line of `from` that follow one another. */
  private findCandidates(from: number, count: number): readonly Candidate[] {
    const found: Candidate[] = []
    for (let start = this.lineAfter(from); found.length < count && start < this.text.length;) {
      const candidate = this.readCandidate(start)
      if (candidate !== null) found.push(candidate)
      else if (found.length > 0) break
      start = candidate?.end ?? this.lineAfter(start)
    }
    return found
  }

  private lineAfter(offset: number): number {
    const end = this.text.indexOf('\n', offset)
    return end === -1 ? this.text.length : end + 1
  }

  /** What the library makes of the text from the last plain entry to `end`. Null if it must see the whole text. */
  private ask(end: number): LibraryReading | null {
    const { previous, lines } = this
    const offset = previous?.start ?? 0
    this.asked += end - offset
    if (this.asked > this.text.length) return null
    const text = this.text.slice(offset, end) + closingQuotes(this.text, end)
    const reading = readWithLibrary({ text, offset, lines })
    if (reading === null || reading.hasReferences) return null
    if (reading.findings.some(({ code }) => code === 'FT004')) return null
    const isSame = previous === null || isSameEntry(reading.entries[0], previous.entry)
    return isSame ? reading : null
  }

  /** Take over what the library has read after the last plain entry and before `end`. */
  private accept({ entries, errors, warnings, findings }: LibraryReading, end: number): void {
    const others = this.previous === null ? entries : entries.slice(1)
    this.entries.push(...others.filter(({ keyRange }) => keyRange.start < end))
    this.errors.push(...errors)
    this.warnings.push(...warnings)
    this.findings.push(...findings)
  }
}

/** Whether the library read a plain entry as such, and has nothing to say of it or of what follows. */
function isReadAs({ entry, start }: Candidate, { entries, errors, warnings }: LibraryReading): boolean {
  const isBefore = ({ range }: YamlMistake): boolean => range.end <= start
  const found = entries.find(({ keyRange }) => keyRange.start === start)
  return isSameEntry(found, entry) && errors.every(isBefore) && warnings.every(isBefore)
}

/** The same range holds the same text. */
function isSameEntry(entry: ConfigEntry | undefined, other: ConfigEntry): boolean {
  return (
    entry !== undefined &&
    isSameRange(entry.keyRange, other.keyRange) &&
    isSameRange(entry.node.range, other.node.range)
  )
}

function isSameRange(range: Range, other: Range): boolean {
  return range.start === other.start && range.end === other.end
}

/**
 * The library looks for a closing quote through all of the text, though it takes none beyond the next line at the left.
 * A comment for the end of a part that has a quote of each kind that it would find after the part.
 */
function closingQuotes(text: string, end: number): string {
  const quotes = [hasSingleQuote(text, end) ? "'" : '', hasDoubleQuote(text, end) ? '"' : ''].filter(
    (quote) => quote !== '',
  )
  return quotes.length === 0 ? '' : `# ${quotes.join(' ')}`
}

/** Whether a text in single quotes would end after `start`; two quotes stand for one. */
function hasSingleQuote(text: string, start: number): boolean {
  let at = text.indexOf("'", start)
  while (at !== -1 && text[at + 1] === "'") at = text.indexOf("'", at + 2)
  return at !== -1
}

/** Whether a text in double quotes would end after `start`, the beginning of a line; a backslash takes one away. */
function hasDoubleQuote(text: string, start: number): boolean {
  let at = text.indexOf('"', start)
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1)
  return at !== -1
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}
