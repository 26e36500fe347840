import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root, runCommand } from './commands.mjs'

const oldestNode = 20

/**
 * Installs the Node packages of `package-lock.json` unless they are there: what a fresh clone needs before any other
 * script of this folder can run. Ends the process with status 1 when Node is too old or npm fails.
 */
export async function ensureDependencies() {
  const version = Number(process.versions.node.split('.')[0])
  if (version < oldestNode) end(`Node ${oldestNode} or newer is needed, this is ${process.versions.node}.`)
  if (areDependenciesInstalled(root)) return
  process.stdout.write('Installing the Node packages of package-lock.json …\n')
  const npm = npmCommand()
  const status = await runCommand(npm.program, [
    ...npm.arguments,
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (status !== 0) end('npm ci failed: its message is above. Behind a proxy, set HTTPS_PROXY.')
}

/**
 * Compares the lock with the one that npm leaves in `node_modules` once an installation is complete.
 *
 * @param {string} folder
 */
export function areDependenciesInstalled(folder) {
  const wanted = readPackages(path.join(folder, 'package-lock.json'))
  const installed = readPackages(path.join(folder, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([name, wantedPackage]) => {
    if (name === '') return true
    const version = installed[name]?.version
    // Optional packages are other platforms' binaries.
    return version === wantedPackage.version || (version === undefined && wantedPackage.optional === true)
  })
}

/** @typedef {Readonly<Record<string, { readonly version?: string, readonly optional?: boolean }>>} Packages */

/**
 * @param {string} file
 * @returns {Packages}
 */
function readPackages(file) {
  if (!existsSync(file)) return {}
  /** @type {{ packages?: Packages }} */
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  return lock.packages ?? {}
}

/** npm as a JavaScript file where its place is known: on Windows `npm` is a `.cmd` file, which needs a shell. */
export function npmCommand() {
  const besideNode = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = [process.env['npm_execpath'], besideNode].find((file) => file?.endsWith('.js') && existsSync(file))
  if (script === undefined) return { program: 'npm', arguments: [] }
  return { program: process.execPath, arguments: [script] }
}

/**
 * @param {string} message
 * @returns {never}
 */
function end(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
