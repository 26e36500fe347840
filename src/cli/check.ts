import path from 'node:path'
import type { Command } from 'commander'
import { checkFigures } from '../config/checkFigures'
import { parseDocument } from '../config/parseDocument'
import { checkData } from '../data/prepareData'
import type { CheckedData } from '../data/request'
import { dataRequest } from '../runs/dataRequest'
import type { ProblemRow } from '../shared/protocol/commandLine'
import type { DerivedFigures } from '../shared/protocol/spec'
import { deriveFigures } from '../shared/schedule/figures'
import { cancellable } from './cancellable'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import type { LoadedConfig } from './loadConfig'
import { loadConfig } from './loadConfig'
import type { AnyProblem } from './problemReport'
import { printProblems, problemRows } from './problemReport'
import { setupOf, sitePackagesOf } from './pythonSide'
import { count } from '../shared/text/numbers'
import { withReadingShown } from './terminal/readingLine'

interface CheckOptions {
  readonly json?: boolean
}

/** `finetune check`: every problem of a config and of its data, and how long the run would be. */
export function registerCheck(program: Command, context: CliContext): void {
  program
    .command('check')
    .description('find all problems of a config and its data, without starting anything')
    .argument('<config>', 'the config, or a folder with a finetune.yaml')
    .option('--json', 'print the problems as a JSON array')
    .action((config: string, options: CheckOptions) => check(config, options, context))
}

async function check(config: string, { json }: CheckOptions, context: CliContext): Promise<void> {
  const choosePython = async () => (await setupOf(context)).choose()
  const loaded = await loadConfig(config, [], () => sitePackagesOf(choosePython()), context)
  const data = await readData(loaded, context)
  const figures = figuresOf(loaded, data)
  const rows = problemRows(problemsOf(loaded, data, figures), path.dirname(loaded.path))
  const errors = rows.filter(({ severity }) => severity === 'error').length
  if (json === true) printJson(context.stdout, rows)
  else {
    printProblems(rows, 'stdout', context)
    context.stdout.write(`${summary(rows, errors, figures)}\n`)
  }
  context.setExitCode(errors > 0 ? exitCodes.badInput : exitCodes.ok)
}

async function readData({ resolution }: LoadedConfig, context: CliContext): Promise<CheckedData | null> {
  const { data } = resolution
  if (data === null) return null
  return cancellable(context, (signal) =>
    withReadingShown(context, signal, (options) => checkData(dataRequest(data), options)),
  )
}

function figuresOf({ resolution: { config } }: LoadedConfig, data: CheckedData | null): DerivedFigures | null {
  const examples = data?.statistics.splits.train?.examples ?? 0
  return config === null || examples === 0 ? null : deriveFigures(config.arguments, examples)
}

function problemsOf(
  { source, resolution: { config, problems } }: LoadedConfig,
  data: CheckedData | null,
  figures: DerivedFigures | null,
): readonly AnyProblem[] {
  const ofFigures = config === null || figures === null ? [] : checkFigures(parseDocument(source), config, figures)
  return [...problems, ...ofFigures, ...(data?.problems ?? [])]
}

function summary(rows: readonly ProblemRow[], errors: number, figures: DerivedFigures | null): string {
  if (errors > 0) return `${plural(errors, 'error')} and ${plural(rows.length - errors, 'remark')}: it cannot start.`
  const remarks = rows.length === 0 ? 'No problems.' : `No errors, ${plural(rows.length, 'remark')}.`
  if (figures === null) return remarks
  const { totalSteps, stepsPerEpoch, warmupSteps } = figures
  return `${remarks} ${plural(totalSteps, 'step')}, ${count(stepsPerEpoch)} an epoch, ${count(warmupSteps)} of warmup.`
}

function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`
}
