import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * @typedef {object} CommandOptions
 * @property {NodeJS.ProcessEnv} [environment] added to this process's
 * @property {string} [folder] to run it in; the checkout's root by default
 */

/**
 * Runs a program, its output going where ours goes, and resolves to its exit status (1 if a signal ended it or it could
 * not be started).
 *
 * @param {string} program
 * @param {readonly string[]} commandArguments
 * @param {CommandOptions} [options]
 * @returns {Promise<number>}
 */
export function runCommand(program, commandArguments, { environment, folder = root } = {}) {
  return new Promise((resolve) => {
    const variables = { ...process.env, ...environment }
    const child = spawn(program, commandArguments, { cwd: folder, env: variables, stdio: 'inherit' })
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`)
      resolve(1)
    })
    child.on('close', (status) => resolve(status ?? 1))
  })
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
