import type { Severity } from '../problem'
import type { ExportedFile } from './event'
import type { Split } from './example'
import type { Results } from './results'
import type { RunState } from './runState'
import type { DataReading } from './spec'

/**
 * What `finetune … --json` prints, one document on standard output, and what it and a parent that opened an IPC channel
 * tell each other. Read by scripts and by the extension, which does with the command line what would hold up the window.
 */

/** A problem as `--json` tells it: lines and columns from 1, columns in UTF-16 units. */
export interface ProblemRow {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: string
  readonly severity: Severity
  readonly message: string
}

/** `start` and `resume`: the run at the end, or with `--detach` as soon as it runs. */
export interface RunDocument {
  readonly run: string
  /** Absolute. */
  readonly directory: string
  readonly state: RunState
  readonly results: Results | null
  /** `start`: warnings and remarks about the config and its data. */
  readonly problems?: readonly ProblemRow[]
}

/** Any command that failed. A start that problems refuse has those and the code `not-started`, and no message. */
export interface ErrorDocument {
  readonly error: {
    readonly code: string
    readonly message?: string
    readonly hint?: string
    readonly problems?: readonly ProblemRow[]
  }
}

/** `init`: the project's folder and the names of the files written, the config first. */
export interface ProjectDocument {
  readonly directory: string
  readonly files: readonly string[]
  /** `init --from`: what was made of the script. */
  readonly script?: ScriptReading
}

/** How a script was read. */
export interface ScriptReading {
  /** Number of the keys of the config that the script says. */
  readonly read: number
  /** What the config does not say of the script. */
  readonly problems: readonly ScriptProblemRow[]
}

/** A place in a script; in a notebook the line is one of the cell, which counts from 1 among all cells. */
export interface ScriptProblemRow extends ProblemRow {
  readonly cell: number | null
}

/** `outline`: one for each config named, what can be told without reading data. */
export interface ConfigOutline {
  /** Absolute path of the config. */
  readonly config: string
  /** Absolute folder that its runs are written to. */
  readonly outputDir: string
  /** With `--data` only: its data files and how it has them read; null if it is not known which. */
  readonly data?: OutlinedData | null
}

/** What a config says of its data. */
export interface OutlinedData {
  /** Absolute paths by split. */
  readonly files: Readonly<Partial<Record<Split, readonly string[]>>>
  readonly reading: DataReading
}

/** `export`: the model folder that has ONNX files now. */
export interface ExportDocument {
  /** Its id; null: the folder is of none. */
  readonly run: string | null
  /** Of the run or the model, absolute. */
  readonly directory: string
  /** The model folder, absolute. */
  readonly model: string
  readonly files: readonly ExportedFile[]
  /** What was found wrong with it while it was made, by codes of `docs/run-codes.md`. */
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
  /** False: it was there already, and is of the weights that are there now. */
  readonly isNew: boolean
}

export const reportFormats = ['html', 'markdown', 'csv'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** `report`: where it was written, absolute, or the report itself where no file was named. */
export interface ReportDocument {
  readonly format: ReportFormat
  readonly file: string | null
  readonly text: string | null
}

/** Child to parent over IPC: how much of the data has been read. */
export interface ReadingMessage {
  readonly type: 'reading'
  readonly bytes: number
  readonly totalBytes: number
}

/** Parent to child over IPC: end and leave nothing half done, as at Ctrl-C, which Windows has no signal for. */
export interface InterruptMessage {
  readonly type: 'interrupt'
}
