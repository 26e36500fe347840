import path from 'node:path'
import type { Command } from 'commander'
import { checkFigures } from '../config/checkFigures'
import type { ResolvedConfig } from '../config/resolvedConfig'
import { DataUnusable } from '../runs/createRun'
import { systemProcesses } from '../runs/processIdentity'
import { RunReader } from '../runs/RunReader'
import { isOnHost } from '../runs/runSummary'
import { shortLivedHost, signsOfThisHost } from '../runs/shortLivedHost'
import { startRun } from '../runs/startRun'
import { attendUnlessDetached } from './attend'
import { cancellable } from './cancellable'
import type { ProblemRow } from '../shared/protocol/commandLine'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import type { LoadedConfig } from './loadConfig'
import { loadConfig } from './loadConfig'
import type { AnyProblem } from './problemReport'
import { printProblems, problemRows } from './problemReport'
import type { PythonSide } from './pythonSide'
import { pythonSide, sitePackagesOf } from './pythonSide'
import { withReadingShown } from './terminal/readingLine'
import { styleOf } from './terminal/style'
import { hostTexts } from './terminal/texts'

interface BegunRun {
  readonly directory: string
  /** What was said of the config and of its data. */
  readonly problems: readonly ProblemRow[]
}

interface StartOptions {
  readonly set: readonly string[]
  readonly detach?: boolean
  readonly json?: boolean
}

/** `finetune start`: make a run from a config, start its trainer and show it until it ends. */
export function registerStart(program: Command, context: CliContext): void {
  program
    .command('start')
    .description('fine-tune from a config; Ctrl-C stops and saves')
    .argument('<config>', 'the config, or a folder with a finetune.yaml')
    .option('--set <key=value>', 'set a key for this run only; may be given several times', collect, [])
    .option('--detach', 'leave the run to itself once it has started')
    .option('--json', 'print one JSON document at the end')
    .action((config: string, options: StartOptions) => start(config, options, context))
}

async function start(config: string, options: StartOptions, context: CliContext): Promise<void> {
  const begun = await cancellable(context, (signal) => begin(config, options, context, signal))
  if (begun === null) return
  sayHost(context)
  const reader = await RunReader.open(begun.directory, { clock: context.clock, processes: systemProcesses })
  await attendUnlessDetached(reader, options, context, begun.problems)
}

/** The started run, or null once it was said why there is none. */
async function begin(
  config: string,
  options: StartOptions,
  context: CliContext,
  signal: AbortSignal,
): Promise<BegunRun | null> {
  let found: Promise<PythonSide> | undefined
  const python = () => (found ??= pythonSide(context))
  const loaded = await loadConfig(config, options.set, () => sitePackagesOf(python()), context)
  const { config: resolved, problems } = loaded.resolution
  // Before a Python is needed: a config that cannot start says so, whether there is one or not.
  if (resolved === null) {
    refuse(problems, loaded, options, context)
    return null
  }
  say(problems, loaded, context)
  const side = await python()
  await sayOthers(side, context)
  signal.throwIfAborted()
  const end = await side.startingRuns.begin(resolved.configPath)
  try {
    return await startResolved(resolved, loaded, side, options, context, signal)
  } finally {
    await end()
  }
}

async function startResolved(
  config: ResolvedConfig,
  loaded: LoadedConfig,
  { executable, trainerFolder, liveRuns }: PythonSide,
  options: StartOptions,
  context: CliContext,
  signal: AbortSignal,
): Promise<BegunRun | null> {
  const request = {
    config,
    source: loaded.source,
    command: ['finetune', ...context.commandLine],
    mayAskGit: true,
    created: context.clock.now(),
  }
  const variables = context.environmentVariables
  const program = { interpreter: executable, trainerFolder, variables }
  try {
    const started = await withReadingShown(context, signal, (reading) =>
      startRun(request, { program, clock: context.clock }, reading),
    )
    await liveRuns.add(started.directory)
    const remarks = [...checkFigures(loaded.document, config, started.spec.derived), ...started.problems]
    say(remarks, loaded, context)
    return { directory: started.directory, problems: rowsOf([...loaded.resolution.problems, ...remarks], loaded) }
  } catch (error) {
    if (!(error instanceof DataUnusable)) throw error
    refuse(error.problems, loaded, options, context)
    return null
  }
}

function say(problems: readonly AnyProblem[], loaded: LoadedConfig, context: CliContext): void {
  printProblems(rowsOf(problems, loaded), 'stderr', context)
}

function rowsOf(problems: readonly AnyProblem[], loaded: LoadedConfig): ProblemRow[] {
  return problemRows(problems, path.dirname(loaded.path))
}

/** Two at once share the machine's memory and cores. */
async function sayOthers({ liveRuns, startingRuns }: PythonSide, { stderr, clock }: CliContext): Promise<void> {
  for (const config of await startingRuns.look()) {
    stderr.write(`Being started on this machine too, so that both will be slower: ${config}.\n`)
  }
  const live = await liveRuns.look({ clock, processes: systemProcesses })
  for (const { directory, step, totalSteps } of live.filter((run) => isOnHost(run, systemProcesses.host))) {
    stderr.write(
      `Training on this machine too, so that both are slower: ${directory}, step ${step} of ${totalSteps}.\n`,
    )
  }
}

/** Runs outlive what started them, and not their machine. */
function sayHost({ stderr, environmentVariables }: CliContext): void {
  const host = shortLivedHost(signsOfThisHost(environmentVariables))
  if (host !== null) stderr.write(`${styleOf(stderr, environmentVariables).dim(hostTexts[host])}\n`)
}

function refuse(
  problems: readonly AnyProblem[],
  loaded: LoadedConfig,
  { json }: StartOptions,
  context: CliContext,
): void {
  const rows = rowsOf(problems, loaded)
  const errors = rows.filter(({ severity }) => severity === 'error').length
  printProblems(rows, 'stderr', context)
  context.stderr.write(`Not started: ${errors} ${errors === 1 ? 'error' : 'errors'}.\n`)
  if (json === true) {
    // The document says all at once, what was said on the way too.
    const all = rowsOf([...new Set([...loaded.resolution.problems, ...problems])], loaded)
    printJson(context.stdout, { error: { code: 'not-started', problems: all } })
  }
  context.setExitCode(exitCodes.badInput)
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value]
}
