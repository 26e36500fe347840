import * as vscode from 'vscode'
import type { Picture } from '../../shared/protocol/picture'
import { choose } from '../messages/choose'
import { chooseFileToWrite } from '../messages/chooseFile'
import { say } from '../messages/say'

/** Keeps the pictures that a panel's user takes. */
export function savePictures(onFailure: (error: unknown) => void): (picture: Picture) => void {
  return (picture) => void savePicture(picture).catch(onFailure)
}

/** Asks where a chart's picture goes and as what, and writes it. @throws the file system's error */
async function savePicture({ title, svg, png }: Picture): Promise<void> {
  const kinds = [
    {
      label: 'PNG',
      description: vscode.l10n.t('pixels, for chats and slides'),
      file: { extension: 'png', label: vscode.l10n.t('PNG picture') },
      bytes: png,
    },
    {
      label: 'SVG',
      description: vscode.l10n.t('lines and text, for papers and the web'),
      file: { extension: 'svg', label: vscode.l10n.t('SVG drawing') },
      bytes: new TextEncoder().encode(svg),
    },
  ]
  const chosen = await choose(vscode.l10n.t('Save “{0}” as what?', title), kinds)
  if (chosen === null) return
  const file = await chooseFileToWrite(vscode.l10n.t('Save chart'), title, chosen.file)
  if (file === null) return
  await vscode.workspace.fs.writeFile(file, chosen.bytes)
  void say('information', vscode.l10n.t('{0} was written.', vscode.workspace.asRelativePath(file)), {
    title: vscode.l10n.t('Open'),
    run: () => vscode.commands.executeCommand('vscode.open', file),
  })
}
