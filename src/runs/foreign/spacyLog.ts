import type { LineFormat } from './LineReader'
import { spacyJson } from './spacyJson'
import { spacyTable } from './spacyTable'

/** A log of `spacy train`, of either kind: its first line tells. */
export function spacyLog(): LineFormat {
  let format: LineFormat | null = null
  return {
    readLine: (line, history) => {
      format ??= line.startsWith('{') ? spacyJson() : spacyTable()
      return format.readLine(line, history)
    },
  }
}
