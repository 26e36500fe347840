import { watch } from 'node:fs'

/**
 * Calls back when a file of a directory was written, made or removed, by its name if that is known. A hint, no more: on
 * network drives and where the system has run out of watches nothing may ever be told.
 *
 * @returns stops watching
 */
export function watchDirectory(directory: string, onHint: (name: string | null) => void): () => void {
  try {
    const watcher = watch(directory, { persistent: false }, (_, name) => onHint(name))
    // The directory was removed, on Windows: what is shown is looked at all the same.
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => undefined
  }
}
