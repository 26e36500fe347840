import * as vscode from 'vscode'
import { dataFileOf } from '../../runs/predictions/dataFileOf'
import type { EditableExample, Refusal, WantedExample } from '../../runs/predictions/findExample'
import { findExample } from '../../runs/predictions/findExample'
import { readSpec } from '../../runs/readRunFiles'
import type { CorrectionsMessage } from '../../shared/protocol/errorBrowser'
import type { ExampleSource } from '../../shared/protocol/example'
import type { TokenPrediction } from '../../shared/protocol/prediction'

/** Milliseconds that a document is left alone after an edit before it is looked into. */
const quiet = 150

/** An example whose labels were corrected here. */
interface Corrected {
  readonly uri: vscode.Uri
  readonly wanted: WantedExample
  /** The labels of the run, BIO2. */
  readonly gold: readonly string[]
}

/** The data files of a run in editors: opened at an example, and its labels corrected. */
export class DataFiles implements vscode.Disposable {
  private readonly corrected = new Map<number, Corrected>()
  private timer: NodeJS.Timeout | undefined
  private readonly changes = vscode.workspace.onDidChangeTextDocument(({ document }) => this.changed(document))

  /** @param onChange told which examples have other labels than in the run now, after each correction and undo */
  constructor(
    private readonly directory: string,
    private readonly onChange: (examples: CorrectionsMessage['examples']) => void,
  ) {}

  /** Opens a data file beside, at an example. @throws what VS Code says of a file that it cannot open */
  async open({ file, line }: ExampleSource): Promise<void> {
    await show(await vscode.workspace.openTextDocument(await this.uriOf(file)), line - 1, false)
  }

  /**
   * Writes the labels of an example to its file, which is left open and unsaved beside: it can be looked at, undone and
   * saved there.
   *
   * @param tags BIO2
   * @returns why not, in a sentence; the file is open at its line then
   */
  async correct(example: number, prediction: TokenPrediction, tags: readonly string[]): Promise<string | null> {
    const uri = await this.uriOf(prediction.file)
    const document = await vscode.workspace.openTextDocument(uri)
    const { reading } = await readSpec(this.directory)
    const words = prediction.tokens.map(({ text }) => text)
    const wanted = { line: prediction.line, words, reading }
    const found = findExample(uri.fsPath, document.getText(), wanted)
    const refusal = typeof found === 'string' ? found : await this.apply(document, found, tags)
    await show(document, typeof found === 'string' ? prediction.line - 1 : found.line, true)
    if (refusal !== null) return refusalText(refusal)
    this.corrected.set(example, { uri, wanted, gold: prediction.tokens.map(({ gold }) => gold) })
    this.tell()
    return null
  }

  /** What was corrected is of other predictions than those that are shown now. */
  forget(): void {
    this.corrected.clear()
  }

  dispose(): void {
    clearTimeout(this.timer)
    this.changes.dispose()
  }

  private async apply(
    document: vscode.TextDocument,
    found: EditableExample,
    tags: readonly string[],
  ): Promise<Refusal | 'locked' | null> {
    const cells = found.withTags(tags)
    if (typeof cells === 'string') return cells
    if (cells.length === 0) return null
    const edit = new vscode.WorkspaceEdit()
    for (const { line, start, end, text } of cells)
      edit.replace(document.uri, new vscode.Range(line, start, line, end), text)
    return (await vscode.workspace.applyEdit(edit)) ? null : 'locked'
  }

  private changed(document: vscode.TextDocument): void {
    if (![...this.corrected.values()].some(({ uri }) => uri.toString() === document.uri.toString())) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.tell(), quiet)
  }

  private tell(): void {
    const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]))
    const examples = [...this.corrected].flatMap(([example, { uri, wanted, gold }]) => {
      const document = open.get(uri.toString())
      const found = document === undefined ? 'moved' : findExample(uri.fsPath, document.getText(), wanted)
      const isOther = typeof found !== 'string' && found.tags.some((tag, index) => tag !== gold[index])
      return isOther ? [{ example, tags: found.tags }] : []
    })
    this.onChange(examples)
  }

  private async uriOf(file: string): Promise<vscode.Uri> {
    return vscode.Uri.file(await dataFileOf(this.directory, file))
  }
}

/** In the editor that shows it already, else beside the panel. */
async function show(document: vscode.TextDocument, line: number, preserveFocus: boolean): Promise<void> {
  const address = document.uri.toString()
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === address)
  const viewColumn = open?.viewColumn ?? vscode.ViewColumn.Beside
  const start = new vscode.Position(Math.max(0, line), 0)
  const selection = new vscode.Range(start, start)
  const editor = await vscode.window.showTextDocument(document, { viewColumn, preserveFocus, selection })
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

function refusalText(refusal: Refusal | 'locked'): string {
  switch (refusal) {
    case 'moved':
      return vscode.l10n.t('The file does not have this sentence any more. It is open where it was.')
    case 'format':
      return vscode.l10n.t(
        'Labels of this kind of file are not edited from here: they have no cell of their own for each word. The file is open at the line; change them there.',
      )
    case 'scheme':
      return vscode.l10n.t('The file’s way of writing labels cannot say this. It is open at the line.')
    case 'locked':
      return vscode.l10n.t('The file could not be changed. It is open at the line.')
  }
}
