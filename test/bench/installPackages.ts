import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from '../../src/environment/cacheFolder'

/**
 * Installs npm packages that a bench compares with, `name@version`, into the cache folder, once: they are no
 * dependencies of ours.
 *
 * @returns their `node_modules`; null where npm cannot install them
 */
export async function installPackages(packages: readonly string[]): Promise<string | null> {
  const folder = path.join(cacheFolder(process.env), 'bench', packages.join('-'))
  if (!existsSync(folder) && !(await install(folder, packages))) return null
  return path.join(folder, 'node_modules')
}

async function install(folder: string, packages: readonly string[]): Promise<boolean> {
  const { npmCommand } = await import('../../src/build/bootstrap.mjs')
  const { runCommand } = await import('../../src/build/commands.mjs')
  process.stderr.write(`Installing ${packages.join(' and ')} into ${folder}, once …\n`)
  const temporary = `${folder}.${process.pid}`
  mkdirSync(temporary, { recursive: true })
  writeFileSync(path.join(temporary, 'package.json'), '{"private":true}\n')
  const npm = npmCommand()
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const words = [...npm.arguments, 'install', ...options, ...packages]
  if ((await runCommand(npm.program, words, { folder: temporary })) !== 0) return false
  renameSync(temporary, folder)
  return true
}
