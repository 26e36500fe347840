import type { Output } from './context'

/** Print the one JSON document of a command that was given `--json`. */
export function printJson(output: Output, document: unknown): void {
  output.write(`${JSON.stringify(document, null, 2)}\n`)
}
