import type { YAMLError } from 'yaml'
import { isMap } from 'yaml'
import type { DocumentReading, YamlMistake } from './documentReading'
import { parseYaml } from './parseYaml'
import { ownKeyStart } from './keyLine'
import { NodeReader } from './readNode'
import type { TextPart } from './textPart'
import { rangeIn } from './textPart'
import { yamlReason } from './yamlReason'

/** What the `yaml` library makes of a text, or of a part as if it were a text of its own. */
export interface LibraryReading extends DocumentReading {
  /** Whether there are `*` references, which may refer to anything in the whole text. */
  readonly hasReferences: boolean
}

/** Read all of YAML. Null if it is nested too deeply for the library. */
export function readWithLibrary(part: TextPart): LibraryReading | null {
  const document = parseYaml(part.text)
  if (document === null) return null
  const { contents } = document
  const reader = new NodeReader(document, part)
  const entries = isMap(contents) ? reader.readTop(contents) : []
  const mistakeOf = (error: YAMLError): YamlMistake => ({
    range: rangeIn(part, placeOf(error, part)),
    reason: yamlReason(error),
  })
  return {
    contents: contents === null ? 'nothing' : isMap(contents) ? 'mapping' : 'other',
    entries,
    errors: [...document.errors.map(mistakeOf), ...reader.mistakes],
    warnings: document.warnings.map(mistakeOf),
    findings: reader.findings,
    hasReferences: reader.hasReferences,
  }
}

/** Of a line without `: ` only that line, and not the key below it. */
function placeOf({ code, pos }: YAMLError, { text }: TextPart): readonly [number, number] {
  const key = code === 'MULTILINE_IMPLICIT_KEY' ? ownKeyStart(text, pos) : null
  return key === null ? pos : [pos[0], Math.max(pos[0], text.slice(0, key).trimEnd().length)]
}
