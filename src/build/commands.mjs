import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * @typedef {object} CommandOptions
 * @property {NodeJS.ProcessEnv} [environment] added to this process's
 * @property {(text: string) => void} [onOutput] also receives what the command prints
 */

/**
 * Runs a program in the checkout's root, its output going on to ours, and resolves to its exit status (1 if a signal
 * ended it or it could not be started).
 *
 * @param {string} program
 * @param {readonly string[]} commandArguments
 * @param {CommandOptions} [options]
 * @returns {Promise<number>}
 */
export function runCommand(program, commandArguments, options = {}) {
  const { environment, onOutput } = options
  return new Promise((resolve) => {
    const child = spawn(program, commandArguments, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: onOutput === undefined ? 'inherit' : ['inherit', 'pipe', 'pipe'],
    })
    child.stdout?.on('data', (/** @type {Buffer} */ data) => pass(process.stdout, data, onOutput))
    child.stderr?.on('data', (/** @type {Buffer} */ data) => pass(process.stderr, data, onOutput))
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`)
      resolve(1)
    })
    child.on('close', (status) => resolve(status ?? 1))
  })
}

/**
 * @param {NodeJS.WriteStream} stream
 * @param {Buffer} data
 * @param {CommandOptions['onOutput']} onOutput
 */
function pass(stream, data, onOutput) {
  stream.write(data)
  onOutput?.(data.toString())
}

/**
 * Runs the JavaScript file of an installed package's command, so that no shell or `.cmd` file comes in between.
 *
 * @param {string} file relative to `node_modules`
 * @param {readonly string[]} commandArguments
 * @param {CommandOptions} [options]
 */
export function runPackage(file, commandArguments, options) {
  return runCommand(process.execPath, [path.join(root, 'node_modules', file), ...commandArguments], options)
}

/**
 * Whether `file`, an `import.meta.url`, is the program that node was started with.
 *
 * @param {string} file
 */
export function isMain(file) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(file)
}
