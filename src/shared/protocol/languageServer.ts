import type { CurveArguments } from '../schedule/scheduleRefusal'
import type { EvaluationArguments } from '../schedule/evaluationSteps'
import type { ResolvedArguments } from './arguments'
import type { DerivedFigures } from './spec'

/**
 * What a client tells the language server besides the protocol: as `initializationOptions`, and whole again as the
 * settings of `workspace/didChangeConfiguration` when something changes. A client that says nothing gets the defaults.
 */
export interface ServerSettings {
  /** In a workspace that is not trusted only the text itself is read: no data, no model, no disk. */
  readonly isTrusted: boolean
  /** Colours of pictures in hovers; `null` draws for both. */
  readonly theme: ThemeKind | null
  /** `site-packages` folders of the Python that trains: models may lie there. */
  readonly sitePackages: readonly string[]
  /** Version of transformers whose defaults and removals are told, `4.57.6`; null for the one that is documented. */
  readonly transformersVersion: string | null
}

export const themeKinds = ['light', 'dark', 'highContrastLight', 'highContrastDark'] as const
export type ThemeKind = (typeof themeKinds)[number]

export const defaultServerSettings: ServerSettings = {
  isTrusted: true,
  theme: null,
  sitePackages: [],
  transformersVersion: null,
}

/** Request of the schedule of an open config, named by its address; the answer is null where it is not open. */
export const scheduleRequest = 'finetune/schedule'

export interface ScheduleQuestion {
  readonly uri: string
}

/** What the learning-rate schedule of a config follows from, errors in the config left aside. */
export interface ScheduleReading {
  readonly values: CurveArguments & EvaluationArguments & Pick<ResolvedArguments, 'warmup_steps'>
  /** Null as long as the number of steps is not known. */
  readonly figures: DerivedFigures | null
  /** Whether values of the config could not be read, in whose place the defaults stand. */
  readonly hasErrors: boolean
  /** Whether the data is being read that the steps are counted from. */
  readonly isReading: boolean
}

/**
 * Server to client, after an edit and when more is known of its data: an open config was read anew. A client that does
 * not know it leaves it aside, as the protocol says of names with `$/`.
 */
export const didReadNotification = '$/finetune/didRead'

export interface DidRead {
  readonly uri: string
}

/** Request of the entities in some lines of an open data file; the answer is null where it is none, or not open. */
export const entitiesRequest = 'finetune/entities'

export interface EntitiesQuestion {
  readonly uri: string
  /** Lines in sight, the last included; from 0. */
  readonly lines: readonly LineRange[]
}

export interface LineRange {
  readonly first: number
  readonly last: number
}

export interface EntitiesAnswer {
  /** Of the document that was read. */
  readonly version: number
  /** Entity types of the file: in the order of its config, else sorted. */
  readonly labels: readonly string[]
  readonly entities: readonly FileEntity[]
  /** Whether each entity has its label beside it in the file. */
  readonly isNamed: boolean
}

/** An entity of a data file. */
export interface FileEntity {
  readonly label: string
  /** Where it is written, in order: its words and their tags where each has a line, else all of it. */
  readonly parts: readonly LinePart[]
}

/** A stretch of a line, from 0, in UTF-16 units. */
export interface LinePart {
  readonly line: number
  readonly start: number
  readonly end: number
}
