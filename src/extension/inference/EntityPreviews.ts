import * as vscode from 'vscode'
import type { PredictedSentence } from '../../shared/entities/copyTexts'
import { entityTypes } from '../../shared/entities/tagType'
import { contextKeys } from '../contributions/contextKeys'
import type { Resource } from '../resource'
import { DocumentPreview } from './DocumentPreview'
import { entityHover } from './entityHover'
import type { EntityModels, OpenModel } from './EntityModels'
import type { ChosenModel, ModelChoice } from './ModelChoice'
import type { Span } from './trackedSpan'

/** What the previews need of the window. */
export interface PreviewOwner {
  /** There is no model to ask. */
  readonly onMissing: () => void
  /** @param chosen the model that was asked, if it came to that */
  readonly onFailure: (error: unknown, chosen: ChosenModel | null) => void
}

/** Sentences as the model sees them. */
export interface AskedSentences {
  readonly sentences: readonly PredictedSentence[]
  /** All types of entities that the model knows. */
  readonly types: readonly string[]
}

/** The documents of this window whose entities are marked. Nothing listens as long as there is none. */
export class EntityPreviews implements vscode.Disposable {
  private readonly previews = new Map<vscode.TextDocument, DocumentPreview>()
  private readonly changed = new vscode.EventEmitter<void>()
  private subscriptions: readonly Resource[] = []
  private readonly choosing: vscode.Disposable
  private readonly busy = new Set<vscode.TextDocument>()
  /** A preview came or went, or waits for its model, or does no longer. */
  readonly onDidChange = this.changed.event

  constructor(
    private readonly models: EntityModels,
    private readonly choice: ModelChoice,
    private readonly owner: PreviewOwner,
  ) {
    this.choosing = choice.onDidChange(() => void this.restart())
  }

  get(document: vscode.TextDocument): DocumentPreview | undefined {
    return this.previews.get(document)
  }

  isBusy(document: vscode.TextDocument): boolean {
    return this.busy.has(document)
  }

  /** Mark what is selected, or the line of each cursor that selects nothing, in place of what is marked. */
  async showSelections({ document, selections }: vscode.TextEditor): Promise<void> {
    const spans = selections.map((selection) => spanOf(document, selection))
    await this.show(document, spans)
  }

  /** Mark all of a document, from now on. */
  async showAll(document: vscode.TextDocument): Promise<void> {
    await this.show(document, null)
  }

  /** What the model makes of sentences, word by word. Null if it cannot be asked, which was said then. */
  async ask(sentences: readonly string[]): Promise<AskedSentences | null> {
    const opened = await this.open()
    if (opened === null) return null
    try {
      const found = await opened.model.predict(sentences, { detail: 'words' })
      const predicted = found.map((prediction, index) => ({ text: sentences[index] ?? '', ...prediction }))
      return { sentences: predicted, types: entityTypes(opened.model.labels) }
    } catch (error) {
      this.owner.onFailure(error, opened.chosen)
      return null
    }
  }

  /** Nothing of a document is marked any more. */
  clear(document: vscode.TextDocument): void {
    this.previews.get(document)?.dispose()
    this.previews.delete(document)
    this.busy.delete(document)
    this.tell()
  }

  dispose(): void {
    this.choosing.dispose()
    for (const document of [...this.previews.keys()]) this.clear(document)
    this.changed.dispose()
  }

  private async show(document: vscode.TextDocument, spans: readonly Span[] | null): Promise<void> {
    const known = this.previews.get(document)
    if (known !== undefined) return known.cover(spans)
    const opened = await this.open()
    if (opened === null || document.isClosed) return
    // One that was asked for while the model was loaded.
    this.previews.get(document)?.dispose()
    const preview = new DocumentPreview(document, opened, spans, {
      onFailure: (error) => {
        this.clear(document)
        this.owner.onFailure(error, opened.chosen)
      },
      onBusy: (isBusy) => {
        if (isBusy) this.busy.add(document)
        else this.busy.delete(document)
        this.changed.fire()
      },
    })
    this.previews.set(document, preview)
    this.tell()
    await preview.update()
  }

  private async open(): Promise<OpenModel | null> {
    let chosen: ChosenModel | null = null
    try {
      chosen = await this.choice.current()
      if (chosen !== null) return { chosen, model: await this.load(chosen) }
      this.owner.onMissing()
    } catch (error) {
      this.owner.onFailure(error, chosen)
    }
    return null
  }

  private async load({ folder }: ChosenModel): Promise<OpenModel['model']> {
    const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Loading the model') }
    return vscode.window.withProgress(options, () => this.models.load(folder))
  }

  /** Another model was chosen: what is marked is marked by it. */
  private async restart(): Promise<void> {
    const shown = [...this.previews].map(([document, preview]) => ({ document, spans: preview.covered }))
    for (const { document } of shown) this.clear(document)
    for (const { document, spans } of shown) await this.show(document, spans)
  }

  private tell(): void {
    const isShown = this.previews.size > 0
    if (isShown && this.subscriptions.length === 0) this.subscriptions = this.listen()
    else if (!isShown) {
      for (const subscription of this.subscriptions) subscription.dispose()
      this.subscriptions = []
    }
    void vscode.commands.executeCommand('setContext', contextKeys.hasPreview, isShown)
    this.changed.fire()
  }

  private listen(): readonly Resource[] {
    return [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) void this.follow(document, contentChanges)
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.previews.has(document)) this.clear(document)
      }),
      vscode.workspace.onDidChangeNotebookDocument((change) => void this.followCells(change)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.paint()),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.get(textEditor.document)?.paint()),
      vscode.languages.registerHoverProvider(
        { scheme: '*' },
        {
          provideHover: (document, position, token) => this.hover(document, position, token),
        },
      ),
    ]
  }

  private async follow(
    document: vscode.TextDocument,
    changes: readonly vscode.TextDocumentContentChangeEvent[],
  ): Promise<void> {
    const preview = this.previews.get(document)
    await preview?.follow(changes)
    if (preview?.isEmpty === true) this.clear(document)
  }

  /** New cells are marked where all others are. */
  private async followCells({ notebook, contentChanges }: vscode.NotebookDocumentChangeEvent): Promise<void> {
    const added = contentChanges.flatMap(({ addedCells }) => addedCells)
    const others = notebook.getCells().filter((cell) => !added.includes(cell))
    if (others.length === 0 || !others.every(({ document }) => this.get(document)?.covered === null)) return
    await Promise.all(added.map(({ document }) => this.show(document, null)))
  }

  private paint(): void {
    for (const preview of this.previews.values()) preview.paint()
  }

  private async hover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const preview = this.previews.get(document)
    const sentence = preview?.sentenceAt(position)
    if (preview === undefined || sentence === undefined) return null
    const abort = new AbortController()
    token.onCancellationRequested(() => abort.abort())
    const { model } = preview.opened
    const options = { detail: 'tokens', signal: abort.signal } as const
    const [prediction] = await model.predict([sentence.text], options).catch(() => [])
    if (prediction === undefined) return null
    const place = position.character - sentence.character
    const told = entityHover(prediction, { text: sentence.text, labels: model.labels, place })
    if (told === null) return null
    const { line, character } = sentence
    const range = new vscode.Range(line, character + told.start, line, character + told.end)
    return new vscode.Hover(new vscode.MarkdownString(told.markdown), range)
  }
}

/** What is selected, or the line of a cursor that selects nothing. */
export function spanOf(document: vscode.TextDocument, selection: vscode.Selection): Span {
  const range = selection.isEmpty ? document.lineAt(selection.active.line).range : selection
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
}
