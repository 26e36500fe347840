import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureDependencies } from './bootstrap.mjs'
import { bundleCommandLine } from './bundle.mjs'
import { root, runCommand } from './commands.mjs'
import { compareBeforeAfter } from './demoScores.mjs'

// The product as its users meet it: each step is a command that they could type, shown before it runs.

const commandLine = path.join(root, 'dist', 'cli.js')
const project = path.join(root, '.cache', 'demo')

const orders = [
  'Je voudrais aller de Nantes à Saint-Malo en passant par Rennes et Dinan',
  'Avec Florence, on part demain de La Rochelle direction Aix-en-Provence',
  'bonjour, un billet pour le havre depuis bar-le-duc svp',
]

// Ctrl-C reaches the command that runs, which saves and ends; then so does the demo.
process.on('SIGINT', () => undefined)

await ensureDependencies()
await bundleCommandLine(say)
say('\nFine-Tuning Lab fine-tunes a small language model to read French travel orders.')
const python = prepareEnvironment()
await makeProject()
await finetune('start', 'finetune.yaml')
const run = newestRun()
say('\nValidation before training and after:\n')
say(compareBeforeAfter(path.join(run, 'events.jsonl')))
writeFileSync(path.join(project, 'orders.txt'), `${orders.join('\n')}\n`)
say('\nThe model, asked from Node:')
await finetune('predict', path.relative(project, run), '--file', 'orders.txt')
sayWhereThingsAre(run)

/** Makes the managed environment unless it is there; answers its Python. */
function prepareEnvironment() {
  const { status, stdout } = spawnSync(process.execPath, [commandLine, 'setup', '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) process.exit(status ?? 1)
  /** @type {{ executable: string }} */
  const environment = JSON.parse(stdout)
  return environment.executable
}

/** The sample, made anew but for earlier runs. */
async function makeProject() {
  mkdirSync(project, { recursive: true })
  for (const name of ['finetune.yaml', 'data']) rmSync(path.join(project, name), { recursive: true, force: true })
  await finetune('init', '.')
}

/**
 * Runs a command of the product in the project and ends the demo if it fails.
 *
 * @param {readonly string[]} words of the command line
 */
async function finetune(...words) {
  const shown = words.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')
  say(`\n${emphasised(`$ finetune ${shown}`)}`)
  const status = await runCommand(process.execPath, [commandLine, ...words], {
    folder: project,
    environment: { FINETUNE_PYTHON: python },
  })
  if (status !== 0) process.exit(status)
}

/** Absolute path of the run that was started last. */
function newestRun() {
  const { stdout } = spawnSync(process.execPath, [commandLine, 'list', '--json'], { encoding: 'utf8', cwd: project })
  /** @type {readonly { directory: string }[]} */
  const runs = JSON.parse(stdout)
  const newest = runs[0]
  if (newest === undefined) throw new Error('the run that was just made is not listed')
  return newest.directory
}

/** @param {string} directory of the run */
function sayWhereThingsAre(directory) {
  say('\nWhere things are')
  say(`  project   ${project}`)
  say(`  run       ${directory}`)
  say(`  model     ${path.join(directory, 'model')}`)
  say('\nGo on')
  say(`  in VS Code     code ${quoted(project)}`)
  say(`  command line   alias finetune='node ${quoted(commandLine)}'`)
  say('  your own data  finetune init my-project --train my-data.conll')
}

/** @param {string} file */
function quoted(file) {
  return file.includes(' ') ? `"${file}"` : file
}

/** @param {string} text */
function emphasised(text) {
  return process.stdout.isTTY && process.env['NO_COLOR'] === undefined ? `\u001b[1m${text}\u001b[22m` : text
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
