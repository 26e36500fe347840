import * as vscode from 'vscode'
import type { Insertion } from '../../runs/appendExamples'
import { appendToFile, cutFile, fileSource, fileState, textSource } from '../../runs/appendExamples'

/** A data file as it was when it was read, to be added to. */
export interface OpenTarget {
  /** Its text, for each reading anew. */
  readonly source: () => Promise<ReturnType<typeof textSource>>
  readonly append: (added: Insertion) => Promise<Written | AppendFailure>
}

/** The file was changed since it was read, an editor has changes that only it knows, or it does not let itself be changed. */
export type AppendFailure = 'changed' | 'unsaved' | 'locked'

/** What was added. */
export interface Written {
  /** Shows it in the editor. */
  readonly show: () => Promise<void>
  /** Takes it off again; false if the file was changed since. */
  readonly undo: () => Promise<boolean>
  /** Where it is to be saved yet; null where it is on the disk. */
  readonly document: vscode.TextDocument | null
}

/** Bytes of a file that VS Code still gives extensions the text of. */
const largestDocument = 50 * 1024 * 1024

/** @throws what VS Code or the file system says of a file that cannot be opened */
export async function openTarget(uri: vscode.Uri): Promise<OpenTarget> {
  const isLarge = uri.scheme === 'file' && (await vscode.workspace.fs.stat(uri)).size > largestDocument
  return isLarge ? largeTarget(uri) : documentTarget(await vscode.workspace.openTextDocument(uri))
}

function documentTarget(document: vscode.TextDocument): OpenTarget {
  const { version } = document
  return {
    source: () => Promise.resolve(textSource(document.getText())),
    append: async (added) => (document.version === version ? append(document, added) : 'changed'),
  }
}

async function append(document: vscode.TextDocument, { text, behind }: Insertion): Promise<Written | AppendFailure> {
  const place = document.positionAt(document.getText().length - behind.length)
  const edit = new vscode.WorkspaceEdit()
  edit.insert(document.uri, place, text)
  if (!(await vscode.workspace.applyEdit(edit))) return 'locked'
  const { version } = document
  const [leading = ''] = /^,?\s*/u.exec(text) ?? []
  const show = () => showAt(document, place.line + leading.split('\n').length - 1)
  const undo = async () => {
    if (document.version !== version) return false
    await show()
    await vscode.commands.executeCommand('undo')
    return true
  }
  return { document, show, undo }
}

async function showAt(document: vscode.TextDocument, line: number): Promise<void> {
  const place = new vscode.Position(line, 0)
  const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) })
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

/** A file that no document can have, on the disk. */
async function largeTarget(uri: vscode.Uri): Promise<OpenTarget> {
  const before = await fileState(uri.fsPath)
  return {
    source: () => fileSource(uri.fsPath),
    append: async (added) => {
      if (isUnsaved(uri)) return 'unsaved'
      const after = await appendToFile(uri.fsPath, added, before)
      if (after === null) return 'changed'
      const undo = async () => !isUnsaved(uri) && (await cutFile(uri.fsPath, added, after, before.size)) !== null
      return { document: null, show: () => showLarge(uri), undo }
    },
  }
}

/** Whether an editor has changes of it, whose text is not known here. */
function isUnsaved(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(
      ({ input, isDirty }) =>
        isDirty && input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    )
}

async function showLarge(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri)
  await vscode.commands.executeCommand('cursorBottom')
}
