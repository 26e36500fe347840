import os from 'node:os'
import path from 'node:path'

/**
 * Where managed environments and copies of the trainer live: the platform's folder for things that can be made again.
 * `FINETUNE_LAB_CACHE` names another.
 */
export function cacheFolder(
  variables: Readonly<NodeJS.ProcessEnv>,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  const chosen = variables['FINETUNE_LAB_CACHE']
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen)
  return path.join(platformCache(variables, platform, home), 'finetune-lab')
}

function platformCache(variables: Readonly<NodeJS.ProcessEnv>, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return variables['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local')
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches')
  const configured = variables['XDG_CACHE_HOME']
  // The XDG specification has relative paths ignored.
  return configured !== undefined && path.isAbsolute(configured) ? configured : path.join(home, '.cache')
}
