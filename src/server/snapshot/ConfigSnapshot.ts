import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { ConfigDocument } from '../../config/configDocument'
import type { ModelPlaces } from '../../config/model/findModel'
import type { ConfigProblem } from '../../config/problems'
import type { Resolution } from '../../config/resolvedConfig'
import type { ServerSettings } from '../../shared/protocol/languageServer'
import type { DerivedFigures, TaskName } from '../../shared/protocol/spec'
import type { KnownData } from '../world/DataCounts'

/** A config as it is at one moment, with all that is known of it: what every feature answers from. */
export interface ConfigSnapshot {
  /** Of the version that was read; features answer before the next edit changes it. */
  readonly document: TextDocument
  /** Absolute path of the config, or of where an unsaved one would be. */
  readonly path: string
  readonly config: ConfigDocument
  readonly resolution: Resolution
  readonly task: TaskName
  /** Null until the data was read once. */
  readonly data: KnownData | null
  /** Steps and warmup; null as long as the number of examples is not known. */
  readonly figures: DerivedFigures | null
  /** The checker's problems of the config itself, in its order. */
  readonly problems: readonly ConfigProblem[]
  readonly settings: ServerSettings
  /** The disk, and where models lie on it. */
  readonly places: ModelPlaces
}
