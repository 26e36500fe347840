import type { ProblemArguments } from '../shared/problem'
import type { DataCode } from './problems'

/** Ends the reading of one file: what follows could not be told from garbage. Becomes a problem at `line`. */
export class DataFault extends Error {
  constructor(
    readonly code: DataCode,
    readonly line: number,
    readonly values: ProblemArguments = {},
  ) {
    super(code)
  }
}

/** Tells a defect of the file being read, at a line from 1, and which word of its sentence it is on, from 0. */
export type Report = (code: DataCode, line: number, values?: ProblemArguments, word?: number) => void
