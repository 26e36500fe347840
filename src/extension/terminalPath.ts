import path from 'node:path'
import * as vscode from 'vscode'
import { namedCacheFolder } from './python/pythonSettings'
import { onDidChangeSetting, setting } from './settings'

/** Puts the `finetune` command on the search path of terminals that are opened from now on. */
export function addToTerminalPath(context: vscode.ExtensionContext): vscode.Disposable {
  const apply = () => {
    const collection = context.environmentVariableCollection
    collection.clear()
    if (!setting('terminal.addCommandLine')) return
    collection.description = vscode.l10n.t('The `finetune` command line')
    const folder = vscode.Uri.joinPath(context.extensionUri, 'media', 'bin').fsPath
    collection.prepend('PATH', `${folder}${path.delimiter}`)
    // The Node that runs the extension runs the command line too: there need be no other.
    collection.replace('FINETUNE_LAB_NODE', process.execPath)
    // It finds the environment that the window has made, and the runs that are live.
    const cache = namedCacheFolder()
    if (cache !== null) collection.replace('FINETUNE_LAB_CACHE', cache)
  }
  apply()
  return onDidChangeSetting(['terminal.addCommandLine', 'python.cacheFolder'], apply)
}
