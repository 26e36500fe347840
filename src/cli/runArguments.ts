import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { findRun } from '../runs/findRun'
import { readResults } from '../runs/readRunFiles'
import type { RunView } from '../runs/RunReader'
import { RunReader } from '../runs/RunReader'
import { systemProcesses } from '../runs/processIdentity'
import type { Results } from '../shared/protocol/results'
import { isMissing } from '../shared/systemError'
import type { CliContext } from './context'

/** Options of the commands that take a `<run>`. */
export interface RunOptions {
  readonly runs?: string
  readonly json?: boolean
}

/** Give a command `--runs` and `--json`. */
export function withRunOptions(command: Command): Command {
  return command
    .option('--runs <folder>', 'folder that holds the runs (default: ./runs)')
    .option('--json', 'print one JSON document')
}

/** Absolute folder that ids of runs are looked up in. */
export function runsFolder(options: RunOptions, { cwd }: Pick<CliContext, 'cwd'>): string {
  return path.resolve(cwd, options.runs ?? 'runs')
}

/** Open the run that `<run>` means: a path, or an id in the folder of runs. @throws RunError */
export async function openRun(
  run: string,
  options: RunOptions,
  context: Pick<CliContext, 'cwd' | 'clock'>,
): Promise<RunReader> {
  const directory = await findRun(run, context.cwd, [runsFolder(options, context)])
  return RunReader.open(directory, { clock: context.clock, processes: systemProcesses })
}

/** What a command's JSON says of a run; `list` has an array of these. */
export function runRow({ record, directory, state, history, spec }: RunView) {
  const best = history.bests.at(-1)
  return {
    run: record.id,
    directory,
    state,
    task: record.task,
    created: record.created,
    step: history.step,
    max_steps: spec.derived.totalSteps,
    best: best === undefined ? null : { metric: best.metric, value: best.value, step: best.step },
  }
}

/** What a run's end is reported from: its scores and which files it has. */
export interface RunOutcome {
  readonly results: Results | null
  readonly files: ReadonlySet<string>
}

/** @throws RunError `run-unreadable` */
export async function readOutcome(directory: string): Promise<RunOutcome> {
  const [results, names] = await Promise.all([readResults(directory), namesIn(directory)])
  return { results, files: new Set(names) }
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
