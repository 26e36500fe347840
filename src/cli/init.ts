import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { inspectFile } from '../data/inspectFile'
import type { Split } from '../shared/protocol/example'
import { splits } from '../shared/protocol/example'
import { taskNames } from '../shared/protocol/spec'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import { configFor } from './sample/configFor'
import { makeSample, toConll } from './sample/makeSample'
import { readSources } from './sample/readSources'
import { shownPath } from './terminal/shownPath'

interface InitOptions {
  readonly task: string
  readonly train?: string
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

/** `finetune init`: a project with a sample, or a config for data that is there. */
export function registerInit(program: Command, context: CliContext): void {
  program
    .command('init')
    .argument('[dir]', 'folder of the project, made if need be', '.')
    .description('write a project: a sample, or a config for your data')
    .option('--task <task>', 'what the model learns', 'token-classification')
    .option('--train <file>', 'your training data: its format and labels are found')
    .option('--json', 'print one JSON document')
    .action(async (folder: string, options: InitOptions) => {
      checkTask(options.task)
      const target = path.resolve(context.cwd, folder)
      const { train } = options
      const files =
        train === undefined
          ? await sampleProject(sampleFolder)
          : await projectFor(path.resolve(context.cwd, train), target)
      await writeProject(target, files)
      if (options.json === true) printJson(context.stdout, { directory: target, files: files.map(({ name }) => name) })
      else context.stdout.write(summary(context.cwd, target, files))
    })
}

function checkTask(task: string): void {
  if (task === 'token-classification') return
  const isKnown = taskNames.some((name) => name === task)
  throw isKnown
    ? new CommandFailure(
        exitCodes.badInput,
        'task-not-yet-supported',
        `The task ${task} is not yet supported.`,
        'Use token-classification.',
      )
    : new CommandFailure(
        exitCodes.badInput,
        'task-unknown',
        `There is no task ${task}.`,
        `Tasks: ${taskNames.join(', ')}.`,
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

function summary(cwd: string, target: string, files: readonly ProjectFile[]): string {
  const shown = (name: string): string => shownPath(path.join(target, name), cwd)
  const list = files.map(({ name }) => `  ${shown(name)}\n`).join('')
  return `Written:\n${list}Next: finetune start ${shown(configName)}\n`
}
