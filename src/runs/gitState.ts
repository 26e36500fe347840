import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { RunRecord } from '../shared/protocol/runRecord'

const execute = promisify(execFile)
const timeout = 3000

/** The commit that a folder is at and whether tracked files differ from it; null outside a repository or without git. */
export async function gitState(folder: string): Promise<RunRecord['git']> {
  try {
    const [commit, changes] = await Promise.all([
      git(folder, ['rev-parse', 'HEAD']),
      git(folder, ['status', '--porcelain', '--untracked-files=no']),
    ])
    return { commit: commit.trim(), dirty: changes !== '' }
  } catch {
    return null
  }
}

async function git(folder: string, options: readonly string[]): Promise<string> {
  // A status would otherwise take the index lock to refresh it, in the way of the user's own git.
  const environment = { ...process.env, GIT_OPTIONAL_LOCKS: '0' }
  const { stdout } = await execute('git', options, { cwd: folder, timeout, windowsHide: true, env: environment })
  return stdout
}
