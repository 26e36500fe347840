import { readdirSync, readFileSync } from 'node:fs'

/** The process that runs a program of the extension, by the program's path; null where there is none. */
export function processOf(program: string): number | null {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const found = pids.find((pid) => wordsOf(pid)[1] === program)
  return found === undefined ? null : Number(found)
}

function wordsOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // It has ended.
    return []
  }
}
