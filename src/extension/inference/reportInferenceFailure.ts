import * as vscode from 'vscode'
import { InferenceFailure } from '../../inference/client'
import type { CommandId } from '../contributions/commands'
import { reportFailure } from '../messages/reportFailure'
import type { Action } from '../messages/say'
import { say } from '../messages/say'
import type { ChosenModel } from './ModelChoice'

/** What a failure means to whoever asked a model. */
export interface InferenceAdvice {
  readonly message: string
  /** The trainer mends it by exporting the model of its run again. */
  readonly isMendedByExport: boolean
}

/** Hints that name commands of a terminal become buttons. */
export function adviceOn(failure: InferenceFailure, run: ChosenModel['run']): InferenceAdvice {
  const hint = failure.hint.includes('`') ? '' : ` ${failure.hint}`
  return { message: `${failure.message}${hint}`, isMendedByExport: run !== null && exportable.has(failure.code) }
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
  const run = chosen?.run ?? null
  const { message, isMendedByExport } = adviceOn(error, run)
  const actions = isMendedByExport && run !== null ? [exportAgain(run), chooseModel()] : [chooseModel()]
  await say('error', message, ...actions)
}

/** There is no model that could be asked. */
export function sayNoModel(): Promise<void> {
  const message = vscode.l10n.t('There is no model yet: a run has one once it has finished. Or choose a model folder.')
  return say('information', message, command(vscode.l10n.t('Start fine-tuning'), 'finetune-lab.start'), chooseModel())
}

/** What the trainer mends by exporting the model of the run again. */
const exportable: ReadonlySet<string> = new Set([
  ...['folder-missing', 'model-folder-missing', 'model-folder-broken', 'labels-missing', 'labels-do-not-fit'],
  ...['onnx-missing', 'onnx-broken'],
])

const chooseModel = () => command(vscode.l10n.t('Choose model'), 'finetune-lab.chooseModel')

function exportAgain(run: string): Action {
  return command(vscode.l10n.t('Export the model'), 'finetune-lab.exportModel', { directory: run })
}

function command(title: string, id: CommandId, ...parameters: readonly unknown[]): Action {
  return { title, run: () => vscode.commands.executeCommand(id, ...parameters) }
}
