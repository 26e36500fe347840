import { accessSync, constants, readFileSync, readdirSync, statSync, statfsSync } from 'node:fs'
import type { FileSystem, PathKind } from './fileSystem'

/** This machine's disks. */
export const diskFileSystem: FileSystem = {
  kind,
  readText: (path) => orNull(() => readFileSync(path, 'utf8')),
  list: (path) => orNull(() => readdirSync(path).sort()) ?? [],
  canWrite: (path) => orNull(() => accessSync(path, constants.W_OK | constants.X_OK)) !== null,
  freeBytes: (path) =>
    orNull(() => {
      const { bavail, bsize } = statfsSync(path)
      return bavail * bsize
    }),
}

function kind(path: string): PathKind {
  const stat = orNull(() => statSync(path, { throwIfNoEntry: false }) ?? 'missing')
  if (stat === null) return 'unreadable'
  if (stat === 'missing') return 'missing'
  if (orNull(() => accessSync(path, constants.R_OK)) === null) return 'unreadable'
  return stat.isDirectory() ? 'folder' : 'file'
}

/** The result, or null where the disk refuses. */
function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
