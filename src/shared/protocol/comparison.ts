import type { PictureIntent } from './picture'
import type { RunPanelMessage, ViewMessage, ViewIntent, ReadyIntent } from './runPanel'

/** What the comparison panel (a webview) and the host say to each other: of each run what a run panel is told, and more. */
export type ComparisonMessage = RunPanelMessage | SettingsMessage | ViewMessage
export type ComparisonIntent = ReadyIntent | ViewIntent | ShowRunIntent | ExportIntent | PictureIntent

/** Host to panel: the settings in which the runs differ. */
export interface SettingsMessage {
  readonly type: 'settings'
  readonly rows: readonly ComparedSetting[]
}

/** A setting with its value in each run, in the panel's order, as JSON has it; null where a run does not have it. */
export interface ComparedSetting {
  readonly key: string
  readonly values: readonly (string | null)[]
}

/** Panel to host: its user wants to see one of the runs alone. */
export interface ShowRunIntent {
  readonly type: 'show-run'
  readonly directory: string
}

/** Panel to host: its user wants the comparison as a file. */
export interface ExportIntent {
  readonly type: 'export'
}

/** What the panel keeps across reloads of the window: the addresses of its runs. */
export interface ComparisonState {
  readonly directories: readonly string[]
}
