import * as vscode from 'vscode'
import type { ExportDocument } from '../../shared/protocol/commandLine'
import { readExportDocument } from '../../shared/protocol/readCommandLine'
import { runReadingData } from './readingData'
import type { Services } from './services'
import { childVariables, ensurePython } from './trainerStart'

/**
 * Have the trainer make a model folder with ONNX files, which takes some seconds: a notification can cancel it.
 *
 * @param words of `finetune export`, beginning with an absolute path
 * @param name for the notification
 * @returns null when it was cancelled, or no Python was wanted
 * @throws CommandFailed as the command line does
 */
export async function makeModel(
  services: Pick<Services, 'commandLine' | 'python'>,
  words: readonly [place: string, ...options: string[]],
  name: string,
): Promise<ExportDocument | null> {
  const python = await ensurePython(services, vscode.Uri.file(words[0]))
  if (python === null) return null
  const { commandLine } = services
  const variables = childVariables(services, python)
  const title = vscode.l10n.t('Exporting {0}', name)
  return runReadingData(title, ['export', ...words], readExportDocument, { commandLine, variables })
}
