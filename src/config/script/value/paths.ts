import { posix } from 'node:path'
import type { Code } from '../syntax'
import { joinPaths } from './operations'
import type { Reading } from './reading'
import { known, textValue, unread } from './reading'

/** Paths of scripts are taken apart as they are written, with `/` on every system. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}

/** An attribute of a `Path`, or null if it is none. */
export function pathAttribute(reading: Reading, name: string, at: Code): Reading | null {
  if (reading.type !== 'path') return null
  const path = slashed(reading.path)
  switch (name) {
    case 'parent':
      return { type: 'path', path: posix.dirname(path), at }
    case 'name':
      return known(posix.basename(path), at)
    case 'stem':
      return known(posix.parse(path).name, at)
    default:
      return unread('computed', at)
  }
}

/** A function of `os.path` or a method of a path that changes nothing about which file is meant. */
const sameFile: ReadonlySet<string> = new Set([
  ...['resolve', 'absolute', 'as_posix', 'abspath', 'realpath', 'normpath', 'fspath'],
])

/** A call that makes a path from known ones, or null if it is none. `base` is what the method is called on. */
export function pathCall(name: string, base: Reading | undefined, given: readonly Reading[], at: Code): Reading | null {
  const texts = given.map(textValue).filter((text) => text !== null)
  const [first] = texts
  if (texts.length < given.length) return null
  if (/^(Pure|Posix|Windows)?Path$/.test(name)) return { type: 'path', path: joinPaths(texts) || '.', at }
  if (base?.type === 'path' && name === 'joinpath') return { type: 'path', path: joinPaths([base.path, ...texts]), at }
  if (base?.type === 'path' && sameFile.has(name)) return { ...base, at }
  if (first === undefined) return null
  if (sameFile.has(name)) return known(first, at)
  if (name === 'dirname') return known(posix.dirname(slashed(first)), at)
  return name === 'basename' ? known(posix.basename(slashed(first)), at) : null
}
