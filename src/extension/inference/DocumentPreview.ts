import * as vscode from 'vscode'
import type { TextPrediction } from '../../inference/client'
import { entityTypes } from '../../shared/entities/tagType'
import { EntityDecorations } from '../entities/EntityDecorations'
import type { OpenModel } from './EntityModels'
import type { Sentence } from './sentences'
import { SentenceSplitter } from './sentences'
import { sentencesOf } from './sentencesOf'
import type { PlacedEntity } from './TaggedText'
import { TaggedText } from './TaggedText'
import type { Span } from './trackedSpan'
import { trackedSpan } from './trackedSpan'

/** Lines beyond those in sight that are marked too, so that scrolling shows them at once. */
const margin = 100
/** Milliseconds between two paintings at least while a long text is being read. */
const paintInterval = 60
/** Milliseconds that a question may take before it is shown that an answer is waited for: most take less. */
const busyDelay = 250

/** What a preview tells the window. */
export interface PreviewListener {
  readonly onFailure: (error: unknown) => void
  /** Whether it waits for the model. */
  readonly onBusy: (isBusy: boolean) => void
}

/** Keeps the entities of one document, or of parts of it, marked while it is edited. */
export class DocumentPreview implements vscode.Disposable {
  private readonly splitter = new SentenceSplitter()
  private readonly tagged = new TaggedText()
  private readonly decorations: EntityDecorations
  private asking = new AbortController()
  private paintedAt = 0
  /** Something is known that is not marked yet. */
  private isStale = false
  private isBusy = false

  /** @param spans the parts; null: the whole document */
  constructor(
    readonly document: vscode.TextDocument,
    readonly opened: OpenModel,
    private spans: readonly Span[] | null,
    private readonly listener: PreviewListener,
  ) {
    this.decorations = new EntityDecorations(entityTypes(opened.model.labels))
  }

  /** Whether something of the document is left to be marked. */
  get isEmpty(): boolean {
    return this.spans?.length === 0
  }

  /** The parts that are marked; null: the whole document. */
  get covered(): readonly Span[] | null {
    return this.spans
  }

  /** Mark other parts. @param spans null: the whole document */
  async cover(spans: readonly Span[] | null): Promise<void> {
    this.spans = spans
    await this.update()
  }

  /** The document was edited. */
  async follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): Promise<void> {
    for (const change of changes) this.spans = this.spans?.flatMap((span) => trackedSpan(span, change) ?? []) ?? null
    await this.update()
  }

  /** Ask for what is not known of the text as it is now, and mark it. What was asked before and is not needed is left. */
  async update(): Promise<void> {
    this.asking.abort()
    const asking = (this.asking = new AbortController())
    this.tagged.lay(this.sentences())
    this.isStale = true
    const missing = this.tagged.missing(this.editors()[0]?.visibleRanges[0]?.start.line ?? 0)
    try {
      if (missing.length > 0) await this.ask(missing, asking.signal)
      if (!asking.signal.aborted) this.paintNews()
    } catch (error) {
      if (!asking.signal.aborted) this.listener.onFailure(error)
    } finally {
      if (!asking.signal.aborted) this.tellBusy(false)
    }
  }

  /** Mark what is known, unless all of it is marked. */
  private paintNews(): void {
    if (this.isStale) this.paint()
  }

  /** Mark what is known, in the editors that show the document now. */
  paint(): void {
    this.paintedAt = performance.now()
    this.isStale = false
    for (const editor of this.editors()) {
      const near = editor.visibleRanges.flatMap(({ start, end }) =>
        this.tagged.entitiesIn(start.line - margin, end.line + margin),
      )
      this.decorations.show(editor, near.map(markOf))
    }
  }

  /** The sentences that are marked, in their order. */
  private sentences(): readonly Sentence[] {
    const { document, splitter } = this
    if (this.spans !== null) return this.spans.flatMap((span) => sentencesOf(document, span, splitter))
    return Array.from({ length: document.lineCount }, (_, line) => line).flatMap((line) =>
      splitter.split(document.lineAt(line).text, line),
    )
  }

  sentenceAt({ line, character }: vscode.Position): Sentence | undefined {
    return this.tagged.sentenceAt(line, character)
  }

  dispose(): void {
    this.asking.abort()
    this.decorations.dispose()
  }

  private async ask(missing: readonly string[], signal: AbortSignal): Promise<void> {
    const onText = (index: number, { entities }: TextPrediction): void => {
      this.tagged.learn(missing[index] ?? '', entities)
      this.isStale = true
      if (performance.now() - this.paintedAt > paintInterval && !signal.aborted) this.paint()
    }
    const showing = setTimeout(() => this.tellBusy(true), busyDelay)
    try {
      await this.opened.model.predict(missing, { signal, detail: 'entities', onText })
    } finally {
      clearTimeout(showing)
    }
  }

  private tellBusy(isBusy: boolean): void {
    if (isBusy === this.isBusy) return
    this.isBusy = isBusy
    this.listener.onBusy(isBusy)
  }

  private editors(): readonly vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter(({ document }) => document === this.document)
  }
}

function markOf({ line, start, end, label }: PlacedEntity) {
  return { range: new vscode.Range(line, start, line, end), label }
}
