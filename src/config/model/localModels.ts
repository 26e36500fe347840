import { join } from 'node:path'
import type { ModelPlaces } from './findModel'
import { findInPackages, hasWeights, hubCache } from './findModel'
import { packagedIds } from './hubNames'

/** Hub ids of the models on this machine that can be trained without a download: in the hub's cache, or as a package. */
export function localModels(places: ModelPlaces, cacheDir: string | null): readonly string[] {
  const cache = cacheDir ?? hubCache(places)
  const cached = places.files.list(cache).flatMap((name) => {
    const id = /^models--(.+)$/.exec(name)?.[1]?.replace('--', '/')
    return id !== undefined && isComplete(join(cache, name), places) ? [id] : []
  })
  const packaged = packagedIds.filter((id) => findInPackages(id, places) !== null)
  return [...new Set([...cached, ...packaged])]
}

function isComplete(folder: string, { files }: ModelPlaces): boolean {
  const snapshots = join(folder, 'snapshots')
  return files.list(snapshots).some((commit) => {
    const snapshot = join(snapshots, commit)
    return files.kind(join(snapshot, 'config.json')) === 'file' && hasWeights(snapshot, files)
  })
}
