import type { Evaluation } from '../value/evaluation'
import type { SettingTable } from './SettingTable'

/** Finds settings of one form in a script. */
export type SettingReader = (evaluation: Evaluation, table: SettingTable) => void
