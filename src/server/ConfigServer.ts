import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver/node'
import { TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { ScheduleQuestion } from '../shared/protocol/languageServer'
import { scheduleRequest } from '../shared/protocol/languageServer'
import { capabilities } from './capabilities'
import { codeActionsFor } from './feature/codeActions'
import { completionsAt } from './feature/completion/completion'
import { definitionAt, documentLinksOf } from './feature/files'
import { foldingRangesOf } from './feature/folding'
import { formattingOf } from './feature/format'
import { hoverAt } from './feature/hover/hover'
import { inlayHintsIn } from './feature/inlayHints'
import { renameAt, renameRangeAt } from './feature/rename'
import { symbolsOf } from './feature/symbols'
import { scheduleOf } from './feature/schedule'
import { Publisher } from './Publisher'
import { readServerSettings } from './readServerSettings'
import type { ConfigSnapshot } from './snapshot/ConfigSnapshot'
import { Snapshots } from './snapshot/Snapshots'
import type { ReadData } from './world/DataCounts'

/** Ties the features to a client: every answer is made from the document as it is when the question is read. */
export class ConfigServer {
  private readonly documents = new TextDocuments(TextDocument)
  private readonly snapshots: Snapshots
  private readonly publisher: Publisher

  constructor(
    private readonly connection: Connection,
    readData: ReadData,
  ) {
    this.snapshots = new Snapshots(readData, {
      onDidRead: () => this.refresh(),
      onFailure: (error) => this.log(error),
    })
    this.publisher = new Publisher(connection, this.documents, (document) => this.take(document))
  }

  listen(): void {
    const { connection, documents } = this
    connection.onInitialize((params) => this.initialize(params))
    connection.onDidChangeConfiguration(({ settings }) => {
      this.snapshots.settings = readServerSettings(settings, this.snapshots.settings)
      this.refresh()
    })
    connection.onDidChangeWatchedFiles(() => this.refresh())
    documents.onDidChangeContent(({ document }) => this.publisher.plan(document.uri))
    documents.onDidClose(({ document }) => {
      this.snapshots.forget(document)
      this.publisher.close(document.uri)
    })
    this.answerQuestions()
    connection.onShutdown(() => this.end())
    documents.listen(connection)
    connection.listen()
  }

  private initialize({ initializationOptions, workspaceFolders }: InitializeParams): InitializeResult {
    this.snapshots.settings = readServerSettings(initializationOptions)
    this.snapshots.workspaceFolder = workspaceFolders?.[0]?.uri ?? null
    return { capabilities, serverInfo: { name: 'finetune-lab' } }
  }

  private answerQuestions(): void {
    const { connection } = this
    connection.onHover(({ textDocument, position }) => this.answer(textDocument, null, (at) => hoverAt(at, position)))
    connection.onCompletion(({ textDocument, position }) =>
      this.answer(textDocument, [], (at) => completionsAt(at, position)),
    )
    connection.onCodeAction((asked) =>
      this.answer(asked.textDocument, [], (at) => codeActionsFor(at, asked, (other) => this.snapshots.of(other))),
    )
    connection.languages.inlayHint.on(({ textDocument, range }) =>
      this.answer(textDocument, [], (at) => inlayHintsIn(at, range)),
    )
    connection.onDocumentSymbol(({ textDocument }) => this.answer(textDocument, [], symbolsOf))
    connection.onFoldingRanges(({ textDocument }) => this.answer(textDocument, [], foldingRangesOf))
    connection.onDocumentFormatting(({ textDocument }) => this.answer(textDocument, [], formattingOf))
    connection.onDocumentLinks(({ textDocument }) => this.answer(textDocument, [], documentLinksOf))
    connection.onDefinition(({ textDocument, position }) =>
      this.answer(textDocument, [], (at) => definitionAt(at, position)),
    )
    connection.onPrepareRename(({ textDocument, position }) =>
      this.answer(textDocument, null, (at) => renameRangeAt(at, position)),
    )
    connection.onRenameRequest(({ textDocument, position, newName }) =>
      this.answer(textDocument, null, (at) => renameAt(at, position, newName)),
    )
    connection.onRequest(scheduleRequest, (asked: ScheduleQuestion) => this.answer(asked, null, scheduleOf))
  }

  /** What a feature says of a document, or nothing of one that is not open. */
  private answer<Answer>(
    { uri }: { readonly uri: string },
    nothing: Answer,
    ask: (at: ConfigSnapshot) => Answer,
  ): Answer {
    const document = this.documents.get(uri)
    return document === undefined ? nothing : ask(this.take(document))
  }

  private take(document: TextDocument): ConfigSnapshot {
    return this.snapshots.of(document)
  }

  /** Something besides the texts is other than before: what was said from it is said anew. */
  private refresh(): void {
    this.snapshots.renew()
    for (const uri of this.documents.keys()) this.publisher.plan(uri)
    void this.connection.languages.inlayHint.refresh().catch(() => {
      // A client that cannot refresh asks by itself.
    })
  }

  private log(error: unknown): void {
    this.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }

  private end(): void {
    this.publisher.dispose()
    this.snapshots.dispose()
  }
}
