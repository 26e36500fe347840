import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from '../../../src/environment/cacheFolder'

const reference = 'yaml-language-server@2.0.0'
/** The Node that it is run with where ours is too old for it. */
const newerNode = '24.21.0'
const oldestNode = 22

/** Another server for the same files, and the Node that runs both. */
export interface Reference {
  readonly node: string
  readonly server: string
}

/** Installs the server that ours is compared with into the cache folder, once. Null where npm cannot. */
export async function installReference(): Promise<Reference | null> {
  const isNew = Number(process.versions.node.split('.')[0]) >= oldestNode
  const nodePackage = `node-${process.platform}-${process.arch}`
  const packages = isNew ? [reference] : [reference, `${nodePackage}@${newerNode}`]
  const folder = path.join(cacheFolder(process.env), 'bench', packages.join('-'))
  if (!existsSync(folder) && !(await install(folder, packages))) return null
  const modules = path.join(folder, 'node_modules')
  return {
    node: isNew ? process.execPath : path.join(modules, nodePackage, 'bin', 'node'),
    server: path.join(modules, 'yaml-language-server', 'bin', 'yaml-language-server'),
  }
}

async function install(folder: string, packages: readonly string[]): Promise<boolean> {
  const { npmCommand } = await import('../../../src/build/bootstrap.mjs')
  const { runCommand } = await import('../../../src/build/commands.mjs')
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
