/** How bad a problem is: an `error` refuses to start, a `warning` is likely a mistake, `information` only tells. */
export type Severity = 'error' | 'warning' | 'information'

/** Half-open range of UTF-16 offsets into a text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Where a problem is. Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Values a message is rendered with; text never travels, so that it can be translated at the edge. */
export type ProblemArguments = Readonly<Record<string, string | number | readonly string[]>>

/**
 * One thing wrong with a config, a data file or a model.
 *
 * `Code` is a key of the table of codes of the part that found it, `place` says where, and `range` (configs only)
 * which characters to underline.
 */
export interface Problem<Code extends string = string> {
  readonly code: Code
  readonly severity: Severity
  readonly arguments: ProblemArguments
  readonly place: Place
  readonly range?: Range
}
