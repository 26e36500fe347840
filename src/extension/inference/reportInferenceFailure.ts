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

/** Say why a model finds nothing, and what to do about it. */
export async function reportInferenceFailure(
  error: unknown,
  chosen: ChosenModel | null,
  log: vscode.LogOutputChannel,
): Promise<void> {
  if (!(error instanceof InferenceFailure)) return reportFailure(error, log)
  if (error.code === 'cancelled') return
  log.error(error)
  const hint = error.hint.includes('`') ? '' : ` ${error.hint}`
  const actions =
    chosen !== null && isMended(error.code, chosen) ? [exportAgain(chosen), chooseModel()] : [chooseModel()]
  await say('error', `${error.message}${hint}`, ...actions)
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

function exportAgain({ folder, run }: ChosenModel): Action {
  const isWhatCameOfIt = run !== null && folder === path.join(run, runFiles.model)
  const given = isWhatCameOfIt ? { directory: run } : { folder }
  return command(vscode.l10n.t('Export the model'), 'finetune-lab.exportModel', given)
}

function command(title: string, id: CommandId, ...parameters: readonly unknown[]): Action {
  return { title, run: () => vscode.commands.executeCommand(id, ...parameters) }
}
