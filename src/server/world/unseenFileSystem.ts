import { extname } from 'node:path'
import type { FileSystem } from '../../config/fileSystem'

/** A disk that is not looked at, and where what a config names may be: nothing is read for a workspace without trust. */
export const unseenFileSystem: FileSystem = {
  kind: (path) => (extname(path) === '' ? 'folder' : 'file'),
  readText: () => null,
  list: () => [],
  canWrite: () => true,
  freeBytes: () => null,
}
