import { join, resolve } from 'node:path'
import type { ModelReference } from '../../shared/protocol/spec'
import type { FileSystem } from '../fileSystem'
import { describeModel } from './describeModel'
import { hubIds, packagedModel } from './hubNames'
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

/** What is looked for. `cacheDir` is an absolute path, null for the hub's usual cache. */
export interface ModelQuery {
  readonly nameOrPath: string
  readonly revision: string | null
  readonly cacheDir: string | null
}

/** Look a model up: a folder, the local hub cache, an installed Python package, else the hub. Reads no weights. */
export function findModel(query: ModelQuery, places: ModelPlaces): FoundModel {
  const { nameOrPath, revision } = query
  const folder = resolve(places.configFolder, withHome(nameOrPath, places.homeFolder))
  if (isPath(nameOrPath) || places.files.kind(folder) !== 'missing') {
    return inspect({ nameOrPath, path: folder, revision: null, source: 'folder' }, places.files)
  }
  const cached = findInCache(query, places)
  if (cached !== null) {
    return inspect({ nameOrPath, path: cached.path, revision: cached.commit, source: 'cache' }, places.files)
  }
  const installed = findInPackages(nameOrPath, places)
  if (installed !== null && revision === null) {
    return inspect({ nameOrPath, path: installed, revision: null, source: 'package' }, places.files)
  }
  return { reference: { nameOrPath, path: null, revision, source: 'hub' }, description: null, defect: null }
}

/** A hub id is `name` or `organisation/name`; anything else is meant as a path. */
function isPath(name: string): boolean {
  return !/^[\w.-]+(\/[\w.-]+)?$/.test(name) || /^\.{1,2}(\/|$)/.test(name)
}

function withHome(path: string, homeFolder: string): string {
  return path === '~' || /^~[\\/]/.test(path) ? join(homeFolder, path.slice(1)) : path
}

function inspect(reference: ModelReference, files: FileSystem): FoundModel {
  const path = reference.path ?? ''
  const configPath = join(path, 'config.json')
  if (files.kind(path) !== 'folder') return { reference, description: null, defect: 'folder-missing' }
  if (files.kind(configPath) !== 'file') return { reference, description: null, defect: 'config-missing' }
  const description = describeModel(files.readText(configPath) ?? '')
  if (description === null) return { reference, description, defect: 'config-unreadable' }
  return { reference, description, defect: hasWeights(path, files) ? null : 'weights-missing' }
}

const weightFiles = [
  'model.safetensors',
  'model.safetensors.index.json',
  'pytorch_model.bin',
  'pytorch_model.bin.index.json',
]

/** Whether a model folder has weights in a form that can be loaded. */
export function hasWeights(folder: string, files: FileSystem): boolean {
  return weightFiles.some((name) => files.kind(join(folder, name)) === 'file')
}

interface Snapshot {
  readonly path: string
  readonly commit: string
}

/** The newest complete snapshot of a revision. A download that broke off is none. */
function findInCache(query: ModelQuery, { files, ...places }: ModelPlaces): Snapshot | null {
  const cache = query.cacheDir ?? hubCache(places)
  const revision = query.revision ?? 'main'
  for (const id of hubIds(query.nameOrPath)) {
    const folder = join(cache, `models--${id.replace('/', '--')}`)
    const commit = files.readText(join(folder, 'refs', ...revision.split('/')))?.trim() ?? revision
    const path = join(folder, 'snapshots', commit)
    const isComplete = files.kind(join(path, 'config.json')) === 'file' && hasWeights(path, files)
    if (isComplete) return { path, commit }
  }
  return null
}

/** Where huggingface_hub keeps its cache. */
export function hubCache({
  environmentVariables,
  homeFolder,
}: Pick<ModelPlaces, 'environmentVariables' | 'homeFolder'>): string {
  const { HF_HUB_CACHE, HUGGINGFACE_HUB_CACHE, HF_HOME, XDG_CACHE_HOME } = environmentVariables
  const given = HF_HUB_CACHE ?? HUGGINGFACE_HUB_CACHE
  if (given) return withHome(given, homeFolder)
  if (HF_HOME) return join(withHome(HF_HOME, homeFolder), 'hub')
  return join(XDG_CACHE_HOME ? withHome(XDG_CACHE_HOME, homeFolder) : join(homeFolder, '.cache'), 'huggingface', 'hub')
}

/** Folder of a model that an installed package carries, or null. */
export function findInPackages(id: string, { files, sitePackages }: ModelPlaces): string | null {
  const folder = packagedModel(id)
  if (folder === undefined) return null
  const paths = sitePackages.map((site) => join(site, ...folder.split('/')))
  return paths.find((path) => files.kind(path) === 'folder') ?? null
}
