import path from 'node:path'
import * as vscode from 'vscode'
import type { InferenceFailureCode } from '../../inference/client'
import { InferenceFailure } from '../../inference/client'
import { runFiles } from '../../runs/runFiles'
import type { CommandId } from '../contributions/commands'
import { reportFailure } from '../messages/reportFailure'
import type { Action } from '../messages/say'
import { say } from '../messages/say'
import type { ChosenModel } from './ModelChoice'

/** What a failure means to whoever asked a model. */
export interface InferenceAdvice {
  readonly message: string
  /** The trainer mends it by exporting the model again. */
  readonly isMendedByExport: boolean
}

/** Hints that name commands of a terminal become buttons. */
export function adviceOn(failure: InferenceFailure, chosen: ChosenModel | null): InferenceAdvice {
  const hint = failure.hint.includes('`') ? '' : ` ${failure.hint}`
  return { message: `${failure.message}${hint}`, isMendedByExport: chosen !== null && isMended(failure.code, chosen) }
}

/** Say why a model finds nothing, and what to do about it. */
export async function reportInferenceFailure(
  error: unknown,
  chosen: ChosenModel | null,
  log: vscode.LogOutputChannel,
): Promise<void> {
  if (!(error instanceof InferenceFailure)) return reportFailure(error, log)
  if (error.code === 'cancelled') return
  log.error(error)
  const { message, isMendedByExport } = adviceOn(error, chosen)
  const actions = isMendedByExport && chosen !== null ? [exportAgain(chosen), chooseModel()] : [chooseModel()]
  await say('error', message, ...actions)
}

/** There is no model that could be asked. */
export function sayNoModel(): Promise<void> {
  const message = vscode.l10n.t('There is no model yet: a run has one once it has finished. Or choose a model folder.')
  return say('information', message, command(vscode.l10n.t('Start fine-tuning'), 'finetune-lab.start'), chooseModel())
}

/** Whether the trainer mends it: of a run's model all files are its own, of another only those in `onnx/`. */
function isMended(code: InferenceFailureCode, { run }: ChosenModel): boolean {
  return onnxCodes.has(code) || (run !== null && folderCodes.has(code))
}

const onnxCodes = new Set<InferenceFailureCode>(['onnx-missing', 'onnx-broken'])
const folderCodes = new Set<InferenceFailureCode>([
  ...(['folder-missing', 'model-folder-missing', 'model-folder-broken'] as const),
  ...(['labels-missing', 'labels-do-not-fit'] as const),
])

const chooseModel = () => command(vscode.l10n.t('Choose model'), 'finetune-lab.chooseModel')

function exportAgain(chosen: ChosenModel): Action {
  return command(vscode.l10n.t('Export the model'), 'finetune-lab.exportModel', exportTarget(chosen))
}

/** What `Export model` is given to make a model again: a run, for what came of it, or a folder. */
export function exportTarget({ folder, run }: Pick<ChosenModel, 'folder' | 'run'>): object {
  const isWhatCameOfIt = run !== null && folder === path.join(run, runFiles.model)
  return isWhatCameOfIt ? { directory: run } : { folder }
}

function command(title: string, id: CommandId, ...parameters: readonly unknown[]): Action {
  return { title, run: () => vscode.commands.executeCommand(id, ...parameters) }
}
