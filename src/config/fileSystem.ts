/** What the config reader asks of a disk; never throws. Paths are absolute. */
export interface FileSystem {
  /** What is at a path, links followed. `unreadable` is a file or folder that may not be read. */
  kind(path: string): PathKind
  /** Text of a small file (UTF-8), or null if it cannot be read. */
  readText(path: string): string | null
  /** Names in a folder, sorted; none if it cannot be read. */
  list(path: string): readonly string[]
  /** Whether something can be made in this folder. */
  canWrite(path: string): boolean
  /** Bytes free for this user on the disk that holds a path, or null if not known. */
  freeBytes(path: string): number | null
}

export type PathKind = 'file' | 'folder' | 'missing' | 'unreadable'
