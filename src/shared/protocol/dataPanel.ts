import type { DataStatisticsDocument } from './dataStatistics'
import type { ReadyIntent } from './runPanel'

/** What the panel of data statistics (a webview) and the extension host say to each other. */
export type DataPanelMessage = DataReadingMessage | DataStatisticsMessage | DataFailureMessage

/** Host to panel: the files are being read; what was shown before stays until they are. */
export interface DataReadingMessage {
  readonly type: 'reading'
  /** Of the config or file, as people call it: its path from the workspace's folder. */
  readonly name: string
  /** How much of the bytes, 0 to 1; null where that is not known yet. */
  readonly share: number | null
}

/** Host to panel: what is in the files. */
export interface DataStatisticsMessage {
  readonly type: 'statistics'
  readonly name: string
  readonly document: DataStatisticsDocument
}

/** Host to panel: the files could not be read, or their reading was ended by the user (`isCancelled`). */
export interface DataFailureMessage {
  readonly type: 'failure'
  readonly name: string
  readonly message: string
  readonly hint: string
  readonly isCancelled: boolean
}

export type DataPanelIntent = ReadyIntent | ReadAgainIntent | EndReadingIntent | OpenPlaceIntent

/** Panel to host: read the files anew. */
export interface ReadAgainIntent {
  readonly type: 'read-again'
}

/** Panel to host: the reading is no longer wanted. */
export interface EndReadingIntent {
  readonly type: 'end-reading'
}

/** Panel to host: show a line of a data file, from 1. */
export interface OpenPlaceIntent {
  readonly type: 'open-place'
  readonly file: string
  readonly line: number
}

/** What the panel keeps across reloads of the window. */
export interface DataPanelState {
  /** `Uri.toString` of the config or file. */
  readonly target: string
}
