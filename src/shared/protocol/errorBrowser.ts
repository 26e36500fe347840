import type { Split } from './example'
import type { PredictedToken } from './prediction'
import type { ReadyIntent } from './runPanel'

/**
 * What the error browser (a webview) and the extension host say to each other. The host reads the predictions of a run
 * and sends all of them as columns; which of them are errors, and which are shown, the panel finds out by itself.
 */
export type ErrorBrowserMessage =
  | SourceMessage
  | UnavailableMessage
  | ExamplesMessage
  | ReadMessage
  | WordsMessage
  | MistakesMessage
  | CorrectionsMessage
  | RefusedMessage
  | RevealMessage
export type ErrorBrowserIntent =
  ReadyIntent | ChooseIntent | OpenIntent | WordsIntent | MistakeIntent | CorrectIntent | HelpIntent

/** Which of two runs examples are of: the one that the panel is about, or the one beside it. */
export type Side = 'shown' | 'other'

/** Host to panel, first of all and after a choice: what is about to be read. The panel forgets what it had. */
export interface SourceMessage {
  readonly type: 'source'
  readonly run: NamedRun
  /** The one beside it, if its user chose one. */
  readonly other: NamedRun | null
  readonly split: Split
  /** Splits that the run has predictions on. */
  readonly splits: readonly Split[]
  /** Runs that have predictions on this split too. */
  readonly candidates: readonly NamedRun[]
}

export interface NamedRun {
  readonly directory: string
  readonly name: string
}

/** Host to panel: there is nothing to show, and why. */
export interface UnavailableMessage {
  readonly type: 'unavailable'
  readonly reason: 'gone' | 'no-predictions' | 'other-task' | 'unreadable'
  /** For `unreadable`: a sentence. */
  readonly detail: string
}

/**
 * Host to panel: more examples, in the order of the file. Buffers are columns in this machine's byte order: of examples
 * (`line`, `file`, `words`: 32-bit integers; `loss`: 32-bit floats, NaN for none), then of their words one after the other
 * (`gold`, `predicted`: 16-bit numbers of labels; `probability`: 32-bit floats, NaN for none).
 */
export interface ExamplesMessage {
  readonly type: 'examples'
  readonly side: Side
  /** Tags, and files as the config names them, that were not sent before: numbered from where the last ones ended. */
  readonly labels: readonly string[]
  readonly files: readonly string[]
  /** UTF-8: examples with a line end after each, words with a space between; spaces within a word do not break. */
  readonly text: ArrayBuffer
  readonly line: ArrayBuffer
  readonly file: ArrayBuffer
  readonly words: ArrayBuffer
  readonly loss: ArrayBuffer
  readonly gold: ArrayBuffer
  readonly predicted: ArrayBuffer
  readonly probability: ArrayBuffer
}

/** Host to panel: all examples of a side were sent. */
export interface ReadMessage {
  readonly type: 'read'
  readonly side: Side
  /** Lines of the file that are no predictions and were left out. */
  readonly damaged: number
}

/** A word with what the model made of it. */
export type ExaminedWord = Pick<
  PredictedToken,
  'text' | 'gold' | 'predicted' | 'probability' | 'gold_probability' | 'top'
>

/** Host to panel: the answer to a `words` intent. */
export interface WordsMessage {
  readonly type: 'words'
  readonly example: number
  readonly words: readonly ExaminedWord[]
}

/** Host to panel: all examples that are marked as labelling mistakes. */
export interface MistakesMessage {
  readonly type: 'mistakes'
  readonly examples: readonly number[]
}

/** Host to panel: all examples whose labels are others now in their file, with these; also after an undo there. */
export interface CorrectionsMessage {
  readonly type: 'corrections'
  readonly examples: readonly { readonly example: number; readonly tags: readonly string[] }[]
}

/** Host to panel: a correction could not be written, and why; the file was opened at its line. */
export interface RefusedMessage {
  readonly type: 'refused'
  readonly example: number
  readonly message: string
}

/** Host to panel: go to an example, which was asked for in its file. */
export interface RevealMessage {
  readonly type: 'reveal'
  readonly example: number
}

/** Panel to host: its user chose another split, or a run to be beside; null: none. */
export interface ChooseIntent {
  readonly type: 'choose'
  readonly split: Split
  readonly other: string | null
}

/** Panel to host: open the data file at an example, from 0 in the order of the predictions. */
export interface OpenIntent {
  readonly type: 'open'
  readonly example: number
}

/** Panel to host: tell what the model made of each word of an example. */
export interface WordsIntent {
  readonly type: 'words'
  readonly example: number
}

/** Panel to host: an example is labelled wrongly, or is not after all. */
export interface MistakeIntent {
  readonly type: 'mistake'
  readonly example: number
  readonly isMistake: boolean
}

/** Panel to host: write these labels to the example's data file. @see PredictedToken for their form (BIO2) */
export interface CorrectIntent {
  readonly type: 'correct'
  readonly example: number
  readonly tags: readonly string[]
}

/** Panel to host: what a page without predictions offers. */
export interface HelpIntent {
  readonly type: 'help'
  readonly action: 'show-run' | 'open-folder'
}

/** What the panel keeps across reloads of the window: addresses and how they are looked at. */
export interface ErrorBrowserState {
  readonly directory: string
  readonly split: Split | null
  readonly other: string | null
  /** Filters and order; another version may have written them. */
  readonly view: unknown
}
