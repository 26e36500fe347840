import type { ProblemArguments } from '../../shared/problem'
import type { DataCode } from '../problems'

/** A defect of a text in an editor. */
export interface OpenProblem {
  readonly code: DataCode
  readonly arguments: ProblemArguments
  /** From 1. */
  readonly line: number
  /** Of the sentence, from 0; null where it is about no single word. */
  readonly word: number | null
}

/** What a text in an editor holds. */
export interface OpenInspection {
  readonly examples: number
  /** Entity types: in the order that the config gives, else sorted. */
  readonly types: readonly string[]
  /** All of them, by line. */
  readonly problems: readonly OpenProblem[]
}
