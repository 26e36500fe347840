import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Option, type Command } from 'commander'
import { runProgram } from '../environment/runProgram'
import { openOnnxPredictor, openPythonPredictor, type Predictor } from '../inference/client'
import { precisions, type Precision } from '../shared/protocol/inference'
import { reasonOf } from '../shared/systemError'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { findModelFolder } from './modelArgument'
import { documentSink, linesSink, pour, shownSink, type PredictedText, type Sink } from './predictionSinks'
import { pythonSide } from './pythonSide'
import { withRunOptions, type RunOptions } from './runArguments'
import { PredictingLine } from './terminal/PredictingLine'
import { readLineGroups } from './textLines'

const engines = ['onnx', 'python'] as const

interface PredictOptions extends RunOptions {
  readonly text?: string
  readonly file?: string
  readonly out?: string
  readonly engine: (typeof engines)[number]
  readonly precision?: Precision
}

/** The bundled child process, beside this bundle. */
export const inferenceProgram = path.join(__dirname, 'inference.js')

/** `finetune predict`: the entities that a model finds in texts. */
export function registerPredict(program: Command, context: CliContext): void {
  withRunOptions(program.command('predict'))
    .description('find entities in a text, or in each line of a file')
    .argument('<run|model>', 'path of a run or its id, or a model folder')
    .addOption(new Option('--text <text>', 'the text').conflicts('file'))
    .option('--file <file>', 'a file with a text a line')
    .option('--out <file>', 'write {text, entities} as JSON lines instead of showing them')
    .addOption(new Option('--engine <engine>', 'what computes').choices(engines).default('onnx'))
    .addOption(new Option('--precision <precision>', 'of the ONNX model; int8 is faster').choices(precisions))
    .action((model: string, options: PredictOptions) => predict(model, options, context))
}

async function predict(model: string, options: PredictOptions, context: CliContext): Promise<void> {
  const groups = textGroups(options, context)
  const folder = await findModelFolder(model, options, context)
  const predictor = await openPredictor(folder, options, context)
  try {
    const sinks = await openSinks(predictor, options, context)
    const line = await progressOf(options, context)
    const predictions = predictGroups(predictor, groups(predictor.textsAtOnce), (text) => line?.advance(text))
    await pour(predictions, sinks).finally(() => line?.clear())
  } finally {
    predictor.close()
  }
}

type Groups = AsyncIterable<readonly string[]>

/** The texts asked for, in groups of a size. */
function textGroups({ text, file }: PredictOptions, { cwd }: CliContext): (size: number) => Groups {
  if (text !== undefined) return () => one([text])
  if (file !== undefined) return (size) => readFileGroups(path.resolve(cwd, file), size)
  throw new CommandFailure(
    exitCodes.badInput,
    'nothing-to-predict',
    'There is no text to look at.',
    'Give one with `--text "…"`, or a file with a text a line with `--file`.',
  )
}

async function* one<T>(item: T): AsyncGenerator<T> {
  yield await Promise.resolve(item)
}

async function* readFileGroups(file: string, size: number): AsyncGenerator<readonly string[]> {
  try {
    yield* readLineGroups(file, size)
  } catch (error) {
    const message = `${file} cannot be read: ${reasonOf(error)}.`
    throw new CommandFailure(exitCodes.badInput, 'file-unreadable', message, 'Check the name and its permissions.')
  }
}

async function openPredictor(folder: string, options: PredictOptions, context: CliContext): Promise<Predictor> {
  if (options.engine === 'onnx') {
    return openOnnxPredictor(inferenceProgram, { folder, precision: options.precision ?? null })
  }
  if (options.precision === 'int8') {
    const hint = 'Leave out --precision, or predict with `--engine onnx`.'
    throw new CommandFailure(exitCodes.badInput, 'precision-not-supported', 'PyTorch computes in fp32 here.', hint)
  }
  const { executable, trainerFolder } = await pythonSide(context)
  return openPythonPredictor({ folder, python: executable, trainerFolder, run: runProgram })
}

async function openSinks({ model }: Predictor, options: PredictOptions, context: CliContext): Promise<Sink[]> {
  const { text, out, json } = options
  const sinks = out === undefined ? [] : [await linesSink(path.resolve(context.cwd, out), context)]
  if (json === true) return [...sinks, documentSink(text !== undefined, context.stdout)]
  return out === undefined ? [shownSink(model.labels, context)] : sinks
}

/** A line for the file, unless its texts are shown as they come. */
async function progressOf({ file, out, json }: PredictOptions, context: CliContext): Promise<PredictingLine | null> {
  if (file === undefined || (out === undefined && json !== true)) return null
  // Why it cannot be read is said by whoever reads it.
  const found = await stat(path.resolve(context.cwd, file)).catch(() => null)
  return found && new PredictingLine(context, found.size)
}

async function* predictGroups(
  predictor: Predictor,
  groups: Groups,
  onText: (text: string) => void,
): AsyncGenerator<PredictedText> {
  for await (const texts of groups) {
    const entities = await predictor.predict(texts, (index) => onText(texts[index] ?? ''))
    for (const [index, text] of texts.entries()) yield { text, entities: entities[index] ?? [] }
  }
}
