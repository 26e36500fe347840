import { t } from '@vscode/l10n'
import type { ShownRun } from '../../src/shared/protocol/runPanel'

type Warnings = ShownRun['warnings']

/** What the trainer told of a run, by how much it matters. */
export interface RunMessages {
  /** To be looked at: data that was cut, memory or disk that may not do. */
  readonly warnings: Warnings
  /** What each run of its kind says: all is well. */
  readonly notes: Warnings
}

/** Codes of the trainer's warnings that say what is normal when a model gets a new head. */
const normalCodes: ReadonlySet<string> = new Set(['head-new', 'head-kept', 'weights-unused'])

/** Both in the order they were told in. */
export function runMessages({ warnings }: Pick<ShownRun, 'warnings'>): RunMessages {
  return {
    warnings: warnings.filter(({ code }) => !normalCodes.has(code)),
    notes: warnings.filter(({ code }) => normalCodes.has(code)),
  }
}

export function warningCount(number: number): string {
  return number === 1 ? t('1 warning') : t('{0} warnings', number)
}

export function noteCount(number: number): string {
  return number === 1 ? t('1 note') : t('{0} notes', number)
}
