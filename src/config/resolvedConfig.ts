import type { CatalogueValues } from '../shared/catalogue/values'
import type { ArgumentValue, ResolvedArguments } from '../shared/protocol/arguments'
import type { Split } from '../shared/protocol/example'
import type { DataReading, EngineName, TaskName } from '../shared/protocol/spec'
import type { FileSystem } from './fileSystem'
import type { ModelQuery } from './model/findModel'
import type { FoundModel } from './model/modelDescription'
import type { ConfigProblem } from './problems'
import type { WrittenKey } from './readKeys'

/** What a config says about its data. */
export interface DataSettings extends DataReading {
  readonly configPath: string
  /** Absolute paths of the data files, by split; only the splits that have files. */
  readonly files: Readonly<Partial<Record<Split, readonly string[]>>>
  /** Share of the training examples to hold back for validation, null if there is a file or none is wanted. */
  readonly validationSplit: number | null
  readonly testSplit: number | null
  readonly seed: number
}

/** A config with every default filled in and every path absolute: all that a run needs to begin. */
export interface ResolvedConfig extends DataSettings {
  readonly task: TaskName
  readonly engine: EngineName
  /** As written, else the name of the config's folder; a run's directory is called after it. */
  readonly runName: string
  readonly outputDir: string
  readonly model: FoundModel
  readonly arguments: ResolvedArguments
}

/** What resolving a config needs of the world. */
export interface ConfigContext {
  /** Absolute path of the config; its folder is what relative paths start from. */
  readonly configPath: string
  readonly files: FileSystem
  /** Looks a model up on this machine, see `findModel`. */
  readonly findModel: (query: ModelQuery) => FoundModel
}

/** Where the value of a key comes from. */
export type ValueOrigin = 'written' | 'default' | 'alias'

/** The value in effect of a key. */
export interface ValueInEffect {
  readonly value: ArgumentValue
  readonly origin: ValueOrigin
}

/** Result of `resolveConfig`: all problems at once, and the config unless one of them is an error. */
export interface Resolution {
  readonly config: ResolvedConfig | null
  /** Enough to read the data, whatever else is wrong; null if it is not known which data. */
  readonly data: DataSettings | null
  readonly values: ReadonlyMap<string, ValueInEffect>
  /** The keys that are written, by their real names. */
  readonly written: ReadonlyMap<string, WrittenKey>
  /** The value in effect of every key, with its type. */
  readonly effective: CatalogueValues
  /** Null if no model is named. */
  readonly model: FoundModel | null
  readonly problems: readonly ConfigProblem[]
}
