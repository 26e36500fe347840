import { accessSync, constants, readFileSync, readdirSync, statSync, statfsSync } from 'node:fs'
import { isMissing } from '../shared/systemError'
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
  try {
    const isFolder = statSync(path).isDirectory()
    accessSync(path, constants.R_OK)
    return isFolder ? 'folder' : 'file'
  } catch (error) {
    return isMissing(error) ? 'missing' : 'unreadable'
  }
}

/** The result, or null where the disk refuses. */
function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
