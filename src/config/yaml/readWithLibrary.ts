import type { YAMLError } from 'yaml'
import { isMap } from 'yaml'
import type { LineIndex } from '../lineIndex'
import type { DocumentReading, YamlMistake } from './documentReading'
import { parseYaml } from './parseYaml'
import { NodeReader } from './readNode'
import { yamlReason } from './yamlReason'

/** A part of a text, and where it stands in it. */
export interface TextPart {
  readonly text: string
  /** Of the part within the whole text, whose lines these are. */
  readonly offset: number
  readonly lines: LineIndex
}

/** What the `yaml` library makes of a text, or of a part as if it were a text of its own. */
export interface LibraryReading extends DocumentReading {
  /** Whether there are `*` references, which may refer to anything in the whole text. */
  readonly hasReferences: boolean
}

/** Read all of YAML. Null if it is nested too deeply for the library. */
export function readWithLibrary({ text, offset, lines }: TextPart): LibraryReading | null {
  const document = parseYaml(text)
  if (document === null) return null
  const { contents } = document
  const reader = new NodeReader(document, lines, offset)
  const entries = isMap(contents) ? reader.readEntries(contents) : []
  const mistakeOf = (error: YAMLError): YamlMistake => ({
    range: rangeOf(error, text, offset),
    reason: yamlReason(error),
  })
  return {
    contents: contents === null ? 'nothing' : isMap(contents) ? 'mapping' : 'other',
    entries,
    errors: document.errors.map(mistakeOf),
    warnings: document.warnings.map(mistakeOf),
    findings: reader.findings,
    hasReferences: reader.hasReferences,
  }
}

/** What is missing at the end of the text is reported beyond it. */
function rangeOf({ pos: [start, end] }: YAMLError, { length }: string, offset: number): YamlMistake['range'] {
  return { start: offset + Math.min(start, length), end: offset + Math.min(end, length) }
}
