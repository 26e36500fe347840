import type { Document, YAMLError } from 'yaml'
import { isMap, parseDocument as parseYaml } from 'yaml'
import type { Range } from '../shared/problem'
import type { ConfigDocument } from './configDocument'
import { LineIndex } from './lineIndex'
import type { ConfigFinding } from './problems'
import { finding } from './problems'
import { NodeReader } from './readNode'
import { yamlReason } from './yamlReason'

/** Read YAML into keys and values with their ranges. Never throws: what is wrong becomes findings. */
export function parseDocument(text: string): ConfigDocument {
  const document = parseOrNull(text)
  if (document === null) {
    return { text, entries: [], findings: [finding('FT004', {}, anchor({ start: 0, end: text.length }))] }
  }
  const lines = new LineIndex(text)
  const errors = firstOfEachLine(document.errors, lines)
  const findings: ConfigFinding[] = [
    ...errors.map((error) => finding('FT001', { reason: yamlReason(error) }, anchor(rangeOf(error, text)))),
    ...document.warnings.map((error) => finding('FT005', { reason: yamlReason(error) }, anchor(rangeOf(error, text)))),
  ]
  const { contents } = document
  if (contents === null) return { text, entries: [], findings }
  if (!isMap(contents)) {
    if (errors.length === 0) findings.push(finding('FT002', {}, anchor(firstLine(text))))
    return { text, entries: [], findings }
  }
  const reader = new NodeReader(document, lines)
  const broken = errors.map((error) => rangeOf(error, text))
  const entries = reader
    .readEntries(contents)
    .filter(({ keyRange, node }) => !broken.some((range) => overlaps(range, keyRange) || overlaps(range, node.range)))
  return { text, entries, findings: [...findings, ...reader.findings] }
}

/** The parser collects errors; on very deep nesting it runs out of stack instead. */
function parseOrNull(text: string): Document.Parsed | null {
  try {
    return parseYaml(text, { prettyErrors: false, uniqueKeys: false, stringKeys: true, resolveKnownTags: false })
  } catch {
    return null
  }
}

/** One mistake often has several errors in its wake on the same line. */
function firstOfEachLine(errors: readonly YAMLError[], lines: LineIndex): YAMLError[] {
  const seen = new Set<number>()
  return errors.filter(({ pos }) => {
    const { line } = lines.placeAt(pos[0])
    if (seen.has(line)) return false
    seen.add(line)
    return true
  })
}

/** What is missing at the end of the text is reported beyond it. */
function rangeOf({ pos: [start, end] }: YAMLError, { length }: string): Range {
  return { start: Math.min(start, length), end: Math.min(end, length) }
}

/** Whether an error's range touches a value's; an error at the very end of a value is the value's. */
function overlaps(error: Range, value: Range): boolean {
  return error.start <= value.end && value.start < error.end
}

function firstLine(text: string): Range {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const length = text.slice(start).search(/[\r\n]|$/)
  return { start, end: start + length }
}

function anchor(range: Range): { readonly range: Range; readonly setting: null } {
  return { range, setting: null }
}
