import * as vscode from 'vscode'
import { holdsEntities } from '../../runs/appendExamples'
import { dataGlob } from '../contributions/language'

/** Files that are looked into: a folder of thousands is not listed. */
const mostFiles = 200
/** Milliseconds that the list waits for the search. */
const patience = 2000
/** Folders that hold no data of the user's own. */
const foreignFolders = '**/{runs,node_modules,site-packages,__pycache__,.*}/**'

/** Files of the workspace with sentences that have entities, in the order of their paths; as far as they are found in time. */
export async function findDataFiles(): Promise<readonly vscode.Uri[]> {
  const found = (await search()).filter(({ scheme }) => scheme === 'file')
  const hold = await Promise.all(found.map(({ fsPath }) => holdsEntities(fsPath)))
  return found
    .filter((_, index) => hold[index])
    .sort((one, other) => one.fsPath.localeCompare(other.fsPath, undefined, { numeric: true }))
}

async function search(): Promise<readonly vscode.Uri[]> {
  const stop = new vscode.CancellationTokenSource()
  const timer = setTimeout(() => stop.cancel(), patience)
  try {
    return await vscode.workspace.findFiles(dataGlob, excluded(), mostFiles, stop.token)
  } finally {
    clearTimeout(timer)
    stop.dispose()
  }
}

/** VS Code adds what `files.exclude` says by itself. */
function excluded(): string {
  const globs = vscode.workspace.getConfiguration('search').get<Readonly<Record<string, unknown>>>('exclude') ?? {}
  const searched = Object.keys(globs).filter((glob) => globs[glob] === true)
  return `{${[foreignFolders, ...searched].join()}}`
}
