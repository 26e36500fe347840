import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import { runProgram } from '../environment/runProgram'
import { findRun } from '../runs/findRun'
import { prepareScoring } from '../runs/prepareScoring'
import { readScores, readSpec } from '../runs/readRunFiles'
import type { SplitScores } from '../shared/protocol/results'
import type { DataReference, Spec } from '../shared/protocol/spec'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import { modelOfRun } from './modelArgument'
import { printProblems, problemRows } from './problemReport'
import { pythonSide } from './pythonSide'
import { runsFolder, withRunOptions, type RunOptions } from './runArguments'
import { count } from '../shared/text/numbers'
import { scoreLines } from './terminal/scoreLines'
import { shownPath } from './terminal/shownPath'
import { styleOf } from './terminal/style'
import { runTrainerCommand } from './trainerCommand'

interface EvaluateOptions extends RunOptions {
  readonly file: string
}

/** `finetune evaluate`: score a run's model on a file of any format that can be trained on. */
export function registerEvaluate(program: Command, context: CliContext): void {
  withRunOptions(program.command('evaluate'))
    .description("score a run's model on a file, by entity type")
    .argument('<run>', 'path of a run, or its id')
    .requiredOption('--file <file>', 'sentences with their labels, in any format of training data')
    .action((run: string, options: EvaluateOptions) => evaluate(run, options, context))
}

async function evaluate(run: string, options: EvaluateOptions, context: CliContext): Promise<void> {
  const directory = await findRun(run, context.cwd, [runsFolder(options, context)])
  modelOfRun(directory, context)
  const spec = await readSpec(directory)
  const folder = await mkdtemp(path.join(tmpdir(), 'finetune-evaluate-'))
  try {
    const reference = await prepare(spec, { file: options.file, folder }, context)
    context.stderr.write(`Scoring ${count(reference.examples)} sentences …\n`)
    const scores = await score(directory, reference, folder, context)
    if (options.json === true) printJson(context.stdout, document(directory, options.file, reference, scores))
    else show(options.file, scores, context)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The file as canonical examples. @throws CommandFailure `data-unusable`, its problems then printed. */
async function prepare(
  spec: Spec,
  { file, folder }: { readonly file: string; readonly folder: string },
  context: CliContext,
): Promise<DataReference> {
  const scored = path.resolve(context.cwd, file)
  const named = { path: scored, name: shownPath(scored, context.cwd) }
  const { data, problems } = await prepareScoring(spec, named, folder)
  printProblems(problemRows(problems, context.cwd), 'stderr', context)
  if (data.test !== undefined) return data.test
  const message = `${file} cannot be scored.`
  throw new CommandFailure(exitCodes.badInput, 'data-unusable', message, 'What is wrong with it is named above.')
}

async function score(
  directory: string,
  reference: DataReference,
  folder: string,
  context: CliContext,
): Promise<SplitScores> {
  const out = path.join(folder, 'scores.json')
  const examples = path.resolve(folder, reference.path)
  const commandArguments = ['evaluate', directory, '--file', examples, '--out', out]
  await runTrainerCommand(await pythonSide(context), directory, commandArguments, runProgram)
  return readScores(out)
}

function document(directory: string, file: string, { examples }: DataReference, scores: SplitScores) {
  return { run: path.basename(directory), file, examples, scores }
}

function show(file: string, scores: SplitScores, context: CliContext): void {
  const style = styleOf(context.stdout, context.environmentVariables)
  context.stdout.write(`${scoreLines(path.basename(file), scores, style).join('\n')}\n`)
}
