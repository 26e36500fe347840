import os from 'node:os'
import path from 'node:path'

/**
 * A path as users write it in settings and variables, absolute: `~` is the user's home.
 *
 * @param base absolute folder that relative paths start from
 */
export function absolutePath(written: string, base: string, home: string = os.homedir()): string {
  return path.resolve(
    base,
    written.replace(/^~(?=$|[\\/])/, () => home),
  )
}

/** A program as users write it: a path, made absolute, or a name on the search path, left as it is. */
export function programPath(written: string, base: string, home: string = os.homedir()): string {
  return written.includes('/') || written.includes(path.sep) ? absolutePath(written, base, home) : written
}
