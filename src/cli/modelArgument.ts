import { existsSync } from 'node:fs'
import path from 'node:path'
import { findRun } from '../runs/findRun'
import { runFiles } from '../runs/runFiles'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { runsFolder, type RunOptions } from './runArguments'
import { shownPath } from './terminal/shownPath'

/** What makes a folder a model's: ours, or another tool's. */
const modelDescription = 'finetune.json'
const foreignDescription = 'config.json'

/**
 * The model folder that `<run|model>` means: a model folder itself, or the one of a run.
 *
 * @throws RunError `run-not-found`, `run-ambiguous`
 * @throws CommandFailure `run-without-model`
 */
export async function findModelFolder(
  written: string,
  options: RunOptions,
  context: Pick<CliContext, 'cwd'>,
): Promise<string> {
  const folder = path.resolve(context.cwd, written)
  if ([modelDescription, foreignDescription].some((name) => existsSync(path.join(folder, name)))) return folder
  return modelOfRun(await findRun(written, context.cwd, [runsFolder(options, context)]), context)
}

/** The model folder of a run. @throws CommandFailure `run-without-model` */
export function modelOfRun(directory: string, { cwd }: Pick<CliContext, 'cwd'>): string {
  const folder = path.join(directory, runFiles.model)
  if (existsSync(path.join(folder, modelDescription))) return folder
  throw new CommandFailure(
    exitCodes.badInput,
    'run-without-model',
    `${path.basename(directory)} has no model yet.`,
    `Wait for its end, or make one of its best checkpoint: \`finetune export ${shownPath(directory, cwd)}\`.`,
  )
}
