import { existsSync } from 'node:fs'
import path from 'node:path'
import { findRun } from '../runs/findRun'
import { placeInRun } from '../runs/listRunModels'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { runsFolder, type RunOptions } from './runArguments'

/** What `finetune export` is to make ONNX files for; paths are absolute. */
export type ExportTarget =
  /** A run's `model/`. */
  | { readonly kind: 'run'; readonly directory: string }
  /** The model of a run as it was at a step, 0: before training. */
  | { readonly kind: 'version'; readonly directory: string; readonly step: number }
  /** A Hugging Face folder that is of no run. */
  | { readonly kind: 'folder'; readonly folder: string }

export interface ExportOptions extends RunOptions {
  readonly checkpoint?: string
  readonly again?: boolean
}

/**
 * What `<run|folder>` and `--checkpoint` mean. A folder in a run means the model that it is of: nothing is written to
 * a checkpoint.
 *
 * @throws RunError `run-not-found`, `run-ambiguous`
 * @throws CommandFailure `step-expected`, `folder-without-steps`
 */
export async function exportTarget(
  written: string,
  options: ExportOptions,
  context: Pick<CliContext, 'cwd'>,
): Promise<ExportTarget> {
  const asked = stepAsked(options)
  const folder = path.resolve(context.cwd, written)
  const place = placeInRun(folder)
  if (place !== null) return ofRun(place.directory, asked ?? place.step)
  if (!existsSync(path.join(folder, 'config.json'))) {
    return ofRun(await findRun(written, context.cwd, [runsFolder(options, context)]), asked)
  }
  if (asked === null) return { kind: 'folder', folder }
  const message = `${written} is a model and no run, so that it has no checkpoints.`
  throw new CommandFailure(
    exitCodes.badInput,
    'folder-without-steps',
    message,
    'Leave out --checkpoint, or name a run.',
  )
}

function ofRun(directory: string, step: number | null): ExportTarget {
  return step === null ? { kind: 'run', directory } : { kind: 'version', directory, step }
}

function stepAsked({ checkpoint }: ExportOptions): number | null {
  if (checkpoint === undefined) return null
  if (/^\d+$/.test(checkpoint)) return Number(checkpoint)
  const hint = 'Give the number of a step that has a checkpoint, or 0 for the model before training.'
  throw new CommandFailure(exitCodes.badInput, 'step-expected', `${checkpoint} is no step.`, hint)
}
