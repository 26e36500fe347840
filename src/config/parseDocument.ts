import type { Range } from '../shared/problem'
import type { ConfigDocument, ConfigEntry } from './configDocument'
import { LineIndex } from './lineIndex'
import type { ConfigFinding } from './problems'
import { finding } from './problems'
import { BrokenRanges } from './yaml/brokenRanges'
import type { DocumentReading, YamlMistake } from './yaml/documentReading'
import { dropRepeated } from './yaml/dropRepeated'
import { readInParts } from './yaml/readInParts'
import { readWithLibrary } from './yaml/readWithLibrary'

/** Read YAML into keys and values with their ranges. Never throws: what is wrong becomes findings. */
export function parseDocument(text: string): ConfigDocument {
  const lines = new LineIndex(text)
  return documentOf(readInParts(text, lines) ?? readWithLibrary({ text, offset: 0, lines }), text, lines)
}

/** The same by the library alone, which is the measure of what is right. It takes ten times as long. */
export function parseWithLibrary(text: string): ConfigDocument {
  const lines = new LineIndex(text)
  return documentOf(readWithLibrary({ text, offset: 0, lines }), text, lines)
}

function documentOf(reading: DocumentReading | null, text: string, lines: LineIndex): ConfigDocument {
  if (reading === null) {
    return { text, lines, entries: [], findings: [finding('FT004', {}, anchor({ start: 0, end: text.length }))] }
  }
  const { contents } = reading
  const errors = inOrder(firstOfEachLine(reading.errors, lines))
  const findings: ConfigFinding[] = [
    ...errors.map(({ range, reason }) => finding('FT001', { reason }, anchor(range))),
    ...inOrder(reading.warnings).map(({ range, reason }) => finding('FT005', { reason }, anchor(range))),
    ...(contents === 'other' && errors.length === 0 ? [finding('FT002', {}, anchor(firstLine(text)))] : []),
    ...reading.findings,
  ]
  const entries = dropRepeated(reading.entries, lines, findings)
  return { text, lines, entries: errors.length === 0 ? entries : readable(entries, errors), findings }
}

function readable(entries: readonly ConfigEntry[], errors: readonly YamlMistake[]): readonly ConfigEntry[] {
  const broken = new BrokenRanges(errors)
  return entries.filter(({ keyRange, node }) => !broken.touches(keyRange) && !broken.touches(node.range))
}

/** One mistake often has several errors in its wake on the same line. */
function firstOfEachLine(errors: readonly YamlMistake[], lines: LineIndex): readonly YamlMistake[] {
  const seen = new Set<number>()
  return errors.filter(({ range }) => {
    const { line } = lines.placeAt(range.start)
    if (seen.has(line)) return false
    seen.add(line)
    return true
  })
}

/** The library says some things of a whole only after those of its parts. */
function inOrder(mistakes: readonly YamlMistake[]): readonly YamlMistake[] {
  return mistakes.toSorted((left, right) => left.range.start - right.range.start)
}

function firstLine(text: string): Range {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const length = text.slice(start).search(/[\r\n]|$/)
  return { start, end: start + length }
}

function anchor(range: Range): { readonly range: Range; readonly setting: null } {
  return { range, setting: null }
}
