import * as vscode from 'vscode'
import type { ExportDocument } from '../../shared/protocol/commandLine'
import { readExportDocument } from '../../shared/protocol/readCommandLine'
import { percent } from '../../shared/text/numbers'
import { runReadingData } from './readingData'
import type { Services } from './services'
import { say } from '../messages/say'
import { changeSetting, setting } from '../settings'
import { childVariables, ensurePython } from './trainerStart'

/** After `finetune export`; the place is an absolute path. */
export type ExportWords = readonly [place: string, ...options: string[]]

/**
 * Have the trainer make a model folder with ONNX files, which takes some seconds: a notification can cancel it. A
 * model whose fast form is not to be trusted is warned of.
 *
 * @param name for the notification
 * @returns null when it was cancelled, or no Python was wanted
 * @throws CommandFailed as the command line does
 */
export async function makeModel(
  services: Pick<Services, 'commandLine' | 'python'>,
  words: ExportWords,
  name: string,
): Promise<ExportDocument | null> {
  const python = await ensurePython(services, vscode.Uri.file(words[0]))
  if (python === null) return null
  const { commandLine } = services
  const variables = childVariables(services, python)
  const title = vscode.l10n.t('Exporting {0}', name)
  const document = await runReadingData(title, ['export', ...words], readExportDocument, { commandLine, variables })
  if (document?.warnings.some(({ code }) => code === 'int8-disagrees')) void warnOfInt8(document, name)
  return document
}

/** Nothing where fp32 is used already. */
async function warnOfInt8({ files }: ExportDocument, name: string): Promise<void> {
  if (setting('entities.exact')) return
  const agreement = files.find(({ precision }) => precision === 'int8')?.word_agreement
  const message = vscode.l10n.t(
    'The int8 model of {0}, which finds entities here, labels only {1} % of the words as the exact one does. Use the exact one, fp32: it is slower and makes no such mistakes.',
    name,
    percent(agreement, 2),
  )
  const useExact = { title: vscode.l10n.t('Use fp32'), run: () => changeSetting('entities.exact', true) }
  await say('warning', message, useExact)
}
