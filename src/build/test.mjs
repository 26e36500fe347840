import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureDependencies } from './bootstrap.mjs'
import { bundle } from './bundle.mjs'
import { root, runCommand, runPackage } from './commands.mjs'
import { developmentPython } from './developmentPython.mjs'
import { readJunit, readVitest } from './testCounts.mjs'
import { vscodeTools } from './vscodeTools.mjs'

/** @typedef {import('./testCounts.mjs').Counts} Counts */

/**
 * One part of the suite. `python` parts are run with the path of the development environment's Python.
 *
 * @typedef {object} Part
 * @property {string} name as `--only` takes it
 * @property {boolean} [python] whether it needs the development environment
 * @property {(folder: string, python: string) => Promise<Counts>} run gets a folder for reports
 */

/** @type {readonly Part[]} */
const parts = [
  { name: 'types', run: () => types() },
  { name: 'lint', run: () => check(() => runPackage('eslint/bin/eslint.js', ['.'])) },
  {
    name: 'format',
    run: () => check(() => runPackage('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])),
  },
  { name: 'generated', run: () => check(() => runCommand(process.execPath, ['src/build/generate.mjs', '--check'])) },
  { name: 'unit', python: true, run: (folder, python) => vitest('unit', folder, python) },
  { name: 'protocol', python: true, run: (folder, python) => vitest('protocol', folder, python) },
  { name: 'python-lint', python: true, run: (_, python) => ruff(python) },
  { name: 'trainer', python: true, run: (folder, python) => pytest(folder, python) },
  { name: 'integration', python: true, run: (folder, python) => vitest('integration', folder, python) },
  { name: 'vscode', python: true, run: (folder, python) => inVsCode(folder, python) },
]

/**
 * @param {() => Promise<number>} command
 * @returns {Promise<Counts>}
 */
async function check(command) {
  const isRight = (await command()) === 0
  return { passed: isRight ? 1 : 0, failed: isRight ? 0 : 1, skipped: 0 }
}

/** The code of Node, and that of browsers, whose types differ. */
async function types() {
  const node = await check(() => runPackage('typescript/bin/tsc', ['--noEmit']))
  return add(node, await check(() => runPackage('typescript/bin/tsc', ['--noEmit', '-p', 'webview'])))
}

/**
 * @param {string} project
 * @param {string} folder
 * @param {string} python
 */
async function vitest(project, folder, python) {
  const report = path.join(folder, `${project}.json`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const status = await runPackage('vitest/vitest.mjs', ['run', '--project', project, ...reporters], {
    environment: { FINETUNE_PYTHON: python },
  })
  return readVitest(report, status)
}

/**
 * @param {string} folder
 * @param {string} python
 * @returns {Promise<Counts>}
 */
async function inVsCode(folder, python) {
  const tools = await vscodeTools(say)
  if (!('missing' in tools)) return vitest('vscode', folder, python)
  return { passed: 0, failed: 0, skipped: 1, leftOut: [`tests in a real VS Code: ${tools.missing}`] }
}

const trainerSettings = 'src/trainer/pyproject.toml'
const pythonFolders = ['src/trainer', 'test/trainer', 'test/bench', 'test/integration', 'test/protocol']

/** @param {string} python */
async function ruff(python) {
  const lint = await check(() =>
    runCommand(python, ['-m', 'ruff', 'check', '--quiet', '--config', trainerSettings, ...pythonFolders]),
  )
  const format = await check(() =>
    runCommand(python, ['-m', 'ruff', 'format', '--quiet', '--check', '--config', trainerSettings, ...pythonFolders]),
  )
  return add(lint, format)
}

/**
 * @param {string} folder
 * @param {string} python
 */
async function pytest(folder, python) {
  const report = path.join(folder, 'pytest.xml')
  const options = [
    '-q',
    '-rs',
    '-c',
    trainerSettings,
    '--rootdir',
    '.',
    '-p',
    'no:cacheprovider',
    `--junitxml=${report}`,
  ]
  const status = await runCommand(python, ['-m', 'pytest', ...options, 'test/trainer'])
  return readJunit(report, status)
}

/**
 * @param {Counts} left
 * @param {Counts} right
 * @returns {Counts}
 */
function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  }
}

/**
 * Parts named after `--only`, separated by commas; all without it.
 *
 * @param {readonly string[]} commandArguments
 */
function chosenParts(commandArguments) {
  const index = commandArguments.indexOf('--only')
  if (index === -1) return parts
  const names = (commandArguments[index + 1] ?? '').split(',')
  const unknown = names.filter((name) => !parts.some((part) => part.name === name))
  if (unknown.length > 0) {
    process.stderr.write(`No part ${unknown.join(', ')}. Parts: ${parts.map(({ name }) => name).join(', ')}.\n`)
    process.exit(2)
  }
  return parts.filter((part) => names.includes(part.name))
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}

async function main() {
  const chosen = chosenParts(process.argv.slice(2))
  await ensureDependencies()
  await bundle(say)
  const python = chosen.some((part) => part.python === true) ? developmentPython() : null
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-test-'))
  /** @type {Counts} */
  let total = { passed: 0, failed: 0, skipped: 0 }
  /** @type {string[]} */
  const failed = []
  for (const part of chosen) {
    const started = performance.now()
    say(`\n── ${part.name}`)
    const counts = part.python === true && python === null ? withoutPython() : await part.run(folder, python ?? '')
    if (counts.failed > 0) failed.push(part.name)
    total = add(total, counts)
    for (const name of counts.leftOut ?? []) say(`Left out on this machine: ${name}`)
    say(`${part.name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds(started)}`)
  }
  rmSync(folder, { recursive: true, force: true })
  say(`\n${failed.length === 0 ? 'All is well' : `Failed: ${failed.join(', ')}`} in ${root}`)
  say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

/** @returns {Counts} */
function withoutPython() {
  say('Not run: there is no Python environment, see above.')
  return { passed: 0, failed: 1, skipped: 0 }
}

/** @param {number} started */
function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}

await main()
