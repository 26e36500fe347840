import type { ScheduleReading } from './languageServer'
import type { PictureIntent } from './picture'
import type { ReadyIntent } from './runPanel'

/** What the schedule preview (a webview) and the extension host say to each other. */
export type SchedulePanelMessage = ScheduleMessage | MissingMessage

/** Host to panel, after each edit: the schedule as the config has it now. */
export interface ScheduleMessage {
  readonly type: 'schedule'
  /** Of the config, as people call it: its path from the workspace's folder. */
  readonly name: string
  readonly reading: ScheduleReading
}

/** Host to panel: the config cannot be read. */
export interface MissingMessage {
  readonly type: 'missing'
  readonly name: string
}

export type SchedulePanelIntent = ReadyIntent | PictureIntent

/** What the panel keeps across reloads of the window: the config's address and how it is looked at. */
export interface SchedulePanelState {
  /** `Uri.toString` of the config. */
  readonly config: string
  readonly isComparing: boolean
}
