import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from './commands.mjs'

/**
 * The Python with all that tests and benches need, made first if it is not there; null when it cannot be had, which was
 * said then.
 *
 * @returns {string | null}
 */
export function developmentPython() {
  const program = path.join(root, 'dist', 'build', 'environment.js')
  const result = spawnSync(process.execPath, [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  return result.status === 0 ? result.stdout.trim() : null
}
