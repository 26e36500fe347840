import { execFileSync } from 'node:child_process'

/** Resident memory of another process; NaN where there is no `ps`. */
export function residentBytes(pid: number | undefined): number {
  try {
    return 1024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
  } catch {
    return NaN
  }
}
