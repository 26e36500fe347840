import path from 'node:path'

/** A path as from the current folder, unless that is the longer way to say it. */
export function shownPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file)
  return relative !== '' && relative.length < file.length && !relative.startsWith('..') ? relative : file
}
