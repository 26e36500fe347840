import type { FileSystem, PathKind } from '../../config/fileSystem'

/**
 * A disk that is asked once for each thing until `forget`: every keystroke asks the same again, and a network drive
 * takes its time to answer.
 */
export class CachedFileSystem implements FileSystem {
  private readonly kinds = new Map<string, PathKind>()
  private readonly texts = new Map<string, string | null>()
  private readonly lists = new Map<string, readonly string[]>()
  private readonly writable = new Map<string, boolean>()
  private readonly free = new Map<string, number | null>()

  constructor(private readonly disk: FileSystem) {}

  kind(path: string): PathKind {
    return once(this.kinds, path, () => this.disk.kind(path))
  }

  readText(path: string): string | null {
    return once(this.texts, path, () => this.disk.readText(path))
  }

  list(path: string): readonly string[] {
    return once(this.lists, path, () => this.disk.list(path))
  }

  canWrite(path: string): boolean {
    return once(this.writable, path, () => this.disk.canWrite(path))
  }

  freeBytes(path: string): number | null {
    return once(this.free, path, () => this.disk.freeBytes(path))
  }

  /** The disk may have changed. */
  forget(): void {
    for (const answers of [this.kinds, this.texts, this.lists, this.writable, this.free]) answers.clear()
  }
}

function once<Answer>(answers: Map<string, Answer>, path: string, ask: () => Answer): Answer {
  const known = answers.get(path)
  if (known !== undefined) return known
  const answer = ask()
  answers.set(path, answer)
  return answer
}
