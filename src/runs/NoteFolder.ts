import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { writeFileAtomic } from './writeFileAtomic'

/**
 * A folder of small files that tell other processes of this user something. A note is a hint: one that cannot be
 * written, read or removed keeps nobody from anything, so nothing here throws.
 */
export class NoteFolder {
  /** @param folder absolute; made with the first note */
  constructor(private readonly folder: string) {}

  /** @param name without dots */
  async write(name: string, content: string): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true })
      await writeFileAtomic(this.file(name), content)
    } catch {
      // Nobody is told.
    }
  }

  async forget(name: string): Promise<void> {
    await rm(this.file(name), { force: true }).catch(() => undefined)
  }

  /** Names of all notes. */
  async names(): Promise<readonly string[]> {
    try {
      // A note that is being written has a name with a dot.
      return (await readdir(this.folder)).filter((name) => !name.includes('.'))
    } catch {
      return []
    }
  }

  /** Absolute path of a note. */
  file(name: string): string {
    return path.join(this.folder, name)
  }
}
