import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { Option } from 'commander'
import { inspectFile } from '../data/inspectFile'
import type { Split } from '../shared/protocol/example'
import { splits } from '../shared/protocol/example'
import type { ScriptProblemRow, ScriptReading } from '../shared/protocol/commandLine'
import type { TaskName } from '../shared/protocol/spec'
import { taskNames } from '../shared/protocol/spec'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import { configFor } from './sample/configFor'
import { makeSample, toConll } from './sample/makeSample'
import { readSources } from './sample/readSources'
import { printProblems } from './problemReport'
import { projectForScript } from './scriptProject'
import { shownPath } from './terminal/shownPath'

interface InitOptions {
  readonly task?: string
  readonly train?: string
  readonly from?: string
  readonly json?: boolean
}

/** A file of the new project: its path within it, and its text. */
interface ProjectFile {
  readonly name: string
  readonly text: string
}

/** The product's own sources of the sample, beside `dist/`. */
export const sampleFolder = path.join(__dirname, '..', 'media', 'samples', 'travel-fr')

const configName = 'finetune.yaml'

/** What `init` writes. */
interface Project {
  /** The config first. */
  readonly files: readonly ProjectFile[]
  readonly script?: ScriptReading
}

/** `finetune init`: a project with a sample, or a config for data or a script that is there. */
export function registerInit(program: Command, context: CliContext): void {
  program
    .command('init')
    .argument('[dir]', 'folder of the project, made if need be', '.')
    .description('write a project: a sample, or a config for your data or your script')
    .option('--task <task>', 'what the model learns (default: token-classification, or as the script says)')
    .option('--train <file>', 'your training data: its format and labels are found')
    .addOption(new Option('--from <script>', 'a Python script or notebook that trains, not run').conflicts('train'))
    .option('--json', 'print one JSON document')
    .action(async (folder: string, options: InitOptions) => {
      const target = path.resolve(context.cwd, folder)
      const { files, script } = await projectAsAsked(options, target, context.cwd)
      await writeProject(target, files)
      const names = files.map(({ name }) => name)
      if (options.json === true) printJson(context.stdout, { directory: target, files: names, script })
      else printSummary(context, target, names, script)
    })
}

async function projectAsAsked(options: InitOptions, target: string, cwd: string): Promise<Project> {
  const { train, from } = options
  const task = options.task === undefined ? null : taskNamed(options.task)
  if (from !== undefined) {
    const { name, text, reading } = await projectForScript(path.resolve(cwd, from), target, task, cwd)
    return { files: [{ name, text }], script: reading }
  }
  if (task !== null) refuseUnsupported(task)
  if (train === undefined) return { files: await sampleProject(sampleFolder) }
  return { files: await projectFor(path.resolve(cwd, train), target) }
}

function taskNamed(written: string): TaskName {
  const task = taskNames.find((name) => name === written)
  if (task !== undefined) return task
  const hint = `Tasks: ${taskNames.join(', ')}.`
  throw new CommandFailure(exitCodes.badInput, 'task-unknown', `There is no task ${written}.`, hint)
}

function refuseUnsupported(task: TaskName): void {
  if (task === 'token-classification') return
  throw new CommandFailure(
    exitCodes.badInput,
    'task-not-yet-supported',
    `The task ${task} is not yet supported.`,
    'Use token-classification.',
  )
}

/** The sample: French travel orders, made anew, the same each time. */
export async function sampleProject(sources: string): Promise<readonly ProjectFile[]> {
  const sample = makeSample(await readSources(sources))
  const data = splits.map((split: Split) => ({ name: `data/${split}.conll`, text: toConll(sample[split]) }))
  return [{ name: configName, text: await readFile(path.join(sources, configName), 'utf8') }, ...data]
}

async function projectFor(trainFile: string, target: string): Promise<readonly ProjectFile[]> {
  if (!(await stat(trainFile).catch(() => null))?.isFile()) {
    throw new CommandFailure(
      exitCodes.badInput,
      'file-missing',
      `${trainFile} is not a file.`,
      'Name the file with your training examples.',
    )
  }
  const found = await inspectFile(trainFile)
  if (found.format === null || found.examples === 0) {
    throw new CommandFailure(
      exitCodes.badInput,
      'file-not-recognised',
      `No labelled sentences were found in ${trainFile}.`,
      'Known: CoNLL, JSON lines or an array with tokens and tags or with text and spans, CSV, TSV.',
    )
  }
  const name = path.relative(target, trainFile).split(path.sep).join('/')
  return [{ name: configName, text: configFor(name, found) }]
}

/** Writes files that do not exist yet; if one does, none is written. */
export async function writeProject(target: string, files: readonly ProjectFile[]): Promise<void> {
  const existing = files.find(({ name }) => existsSync(path.join(target, name)))
  if (existing !== undefined) {
    throw new CommandFailure(
      exitCodes.badInput,
      'file-exists',
      `${path.join(target, existing.name)} exists already.`,
      'Name another folder: nothing is overwritten.',
    )
  }
  for (const { name, text } of files) {
    const file = path.join(target, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(`${file}.new`, text)
    await rename(`${file}.new`, file)
  }
}

function printSummary(
  context: CliContext,
  target: string,
  names: readonly string[],
  script: ScriptReading | undefined,
): void {
  const shown = (name: string): string => shownPath(path.join(target, name), context.cwd)
  const list = names.map((name) => `  ${shown(name)}\n`).join('')
  context.stdout.write(`Written:\n${list}`)
  if (script !== undefined) printReading(script, context)
  // What comes from a script is likely to have gaps.
  const next = script === undefined ? 'start' : 'check'
  context.stdout.write(`Next: finetune ${next} ${shown(names[0] ?? configName)}\n`)
}

function printReading({ read, problems }: ScriptReading, context: CliContext): void {
  const inCell = ({ file, cell }: ScriptProblemRow) => (cell === null ? file : `${file} cell ${cell}`)
  const rows = problems.map((row) => ({ ...row, file: inCell(row) }))
  context.stdout.write(`Read ${read} settings; not carried over: ${rows.length}.\n`)
  printProblems(rows, 'stdout', context)
}
