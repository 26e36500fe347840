import type { Readable } from 'node:stream'
import type { MessageConnection } from 'vscode-jsonrpc'
import type {
  CodeActionParams,
  DocumentFormattingParams,
  DocumentLinkParams,
  DocumentSymbolParams,
  FoldingRangeParams,
  InitializeParams,
  InitializeResult,
  InlayHintParams,
  RenameParams,
  TextDocumentPositionParams,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { DataSettings } from '../config/resolvedConfig'
import type { EntitiesQuestion, ScheduleQuestion } from '../shared/protocol/languageServer'
import { entitiesRequest, scheduleRequest } from '../shared/protocol/languageServer'
import { capabilities } from './capabilities'
import { endWithClient } from './connection/endWithClient'
import { logError } from './connection/logError'
import { OpenDocuments } from './connection/OpenDocuments'
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
import { DataTexts } from './data/DataTexts'
import { ReadingOfFiles } from './data/ReadingOfFiles'
import { Diagnoses } from './Diagnoses'
import { Publisher } from './Publisher'
import { readServerSettings } from './readServerSettings'
import type { ConfigSnapshot } from './snapshot/ConfigSnapshot'
import { Snapshots } from './snapshot/Snapshots'
import type { ReadData } from './world/DataCounts'

/** What is asked, by its name behind `textDocument/`. */
interface Questions {
  readonly hover: TextDocumentPositionParams
  readonly completion: TextDocumentPositionParams
  readonly codeAction: CodeActionParams
  readonly inlayHint: InlayHintParams
  readonly documentSymbol: DocumentSymbolParams
  readonly foldingRange: FoldingRangeParams
  readonly formatting: DocumentFormattingParams
  readonly documentLink: DocumentLinkParams
  readonly definition: TextDocumentPositionParams
  readonly prepareRename: TextDocumentPositionParams
  readonly rename: RenameParams
}

/** Ties the features to a client: every answer is made from the document as it is when the question is read. */
export class ConfigServer {
  private readonly documents: OpenDocuments
  private readonly snapshots: Snapshots
  private readonly publisher: Publisher
  private readonly data: DataTexts
  private canRefreshHints = false

  constructor(
    private readonly connection: MessageConnection,
    readData: ReadData,
  ) {
    this.snapshots = new Snapshots(readData, {
      onDidRead: () => this.refresh(),
      onFailure: (error) => logError(connection, error),
    })
    this.documents = new OpenDocuments(connection, {
      onDidOpen: (document) => this.plan(document),
      onDidChange: (document) => {
        if (this.data.isData(document)) diagnoses.forgetOthers(document.uri)
        this.plan(document)
      },
      onDidClose: (document) => this.close(document),
    })
    const diagnoses = new Diagnoses(connection)
    const take = (document: TextDocument) => this.take(document)
    this.publisher = new Publisher(connection, this.documents, diagnoses, take, () => this.data.refresh())
    const readings = new ReadingOfFiles({
      openSettings: () => this.openSettings(),
      disk: () => this.snapshots.seenDisk,
    })
    this.data = new DataTexts(connection, this.documents, diagnoses, readings)
  }

  /** Answers until the client ends. @param input where its messages come from */
  listen(input: Readable): void {
    const { connection } = this
    const watchClient = endWithClient(connection, input, () => this.end())
    connection.onRequest('initialize', (params: InitializeParams) => {
      watchClient(params.processId)
      return this.initialize(params)
    })
    connection.onNotification('workspace/didChangeConfiguration', ({ settings }: { readonly settings: unknown }) => {
      this.snapshots.settings = readServerSettings(settings, this.snapshots.settings)
      this.refresh()
    })
    connection.onNotification('workspace/didChangeWatchedFiles', () => this.refresh())
    this.answerQuestions()
    connection.listen()
  }

  private initialize(params: InitializeParams): InitializeResult {
    const { workspaceFolders, capabilities: client } = params
    this.snapshots.settings = readServerSettings(params.initializationOptions)
    this.snapshots.workspaceFolder = workspaceFolders?.[0]?.uri ?? null
    this.canRefreshHints = client.workspace?.inlayHint?.refreshSupport === true
    return { capabilities, serverInfo: { name: 'finetune-lab' } }
  }

  private answerQuestions(): void {
    this.on(
      'hover',
      null,
      (at, { position }) => hoverAt(at, position),
      (document, { position }) => {
        return this.data.hover(document, position)
      },
    )
    this.on('completion', [], (at, { position }) => completionsAt(at, position))
    this.on(
      'codeAction',
      [],
      (at, asked) => codeActionsFor(at, asked, (other) => this.snapshots.imagine(other)),
      (document, asked) => this.data.actions(document, asked),
    )
    this.on('inlayHint', [], (at, { range }) => inlayHintsIn(at, range))
    this.on('documentSymbol', [], symbolsOf)
    this.on('foldingRange', [], foldingRangesOf)
    this.on('formatting', [], formattingOf)
    this.on('documentLink', [], documentLinksOf)
    this.on('definition', [], (at, { position }) => definitionAt(at, position))
    this.on('prepareRename', null, (at, { position }) => renameRangeAt(at, position))
    this.on('rename', null, (at, { position, newName }) => renameAt(at, position, newName))
    this.connection.onRequest(scheduleRequest, (asked: ScheduleQuestion) => this.answer(asked, null, scheduleOf))
    this.connection.onRequest(entitiesRequest, ({ uri, lines }: EntitiesQuestion) => {
      const document = this.documents.get(uri)
      return document !== undefined && this.data.isData(document) ? this.data.entities(document, lines) : null
    })
  }

  /** Answers a question about a config by a feature, about data by another one, and about what is not open by nothing. */
  private on<Method extends keyof Questions, Answer>(
    method: Method,
    nothing: Answer,
    feature: (at: ConfigSnapshot, asked: Questions[Method]) => Answer,
    ofData: (document: TextDocument, asked: Questions[Method]) => Answer = () => nothing,
  ): void {
    this.connection.onRequest<unknown, unknown>(`textDocument/${method}`, (asked: Questions[Method]) => {
      const document = this.documents.get(asked.textDocument.uri)
      if (document !== undefined && this.data.isData(document)) return ofData(document, asked)
      return this.answer(asked.textDocument, nothing, (at) => feature(at, asked))
    })
  }

  /** What a feature says of a document, or nothing of one that is not open. */
  private answer<Answer>(
    { uri }: { readonly uri: string },
    nothing: Answer,
    ask: (at: ConfigSnapshot) => Answer,
  ): Answer {
    const document = this.documents.get(uri)
    return document === undefined || this.data.isData(document) ? nothing : ask(this.take(document))
  }

  private take(document: TextDocument): ConfigSnapshot {
    return this.snapshots.of(document)
  }

  /** Something besides the texts is other than before: what was said from it is said anew. */
  private refresh(): void {
    this.snapshots.renew()
    for (const document of this.configs()) this.publisher.plan(document.uri)
    this.data.refresh()
    if (!this.canRefreshHints) return
    void this.connection.sendRequest('workspace/inlayHint/refresh').catch(() => {
      // The client asks by itself, or is gone.
    })
  }

  private plan(document: TextDocument): void {
    if (this.data.isData(document)) this.data.plan(document)
    else this.publisher.plan(document.uri)
  }

  private close(document: TextDocument): void {
    if (this.data.isData(document)) {
      this.data.close(document)
      return
    }
    this.snapshots.forget(document)
    this.publisher.close(document.uri)
  }

  private configs(): readonly TextDocument[] {
    const documents = this.documents.keys().map((uri) => this.documents.get(uri))
    return documents.filter((document) => document !== undefined && !this.data.isData(document)) as TextDocument[]
  }

  private openSettings(): readonly DataSettings[] {
    return this.configs().flatMap((document) => this.take(document).resolution.data ?? [])
  }

  private end(): void {
    this.publisher.dispose()
    this.data.dispose()
    this.snapshots.dispose()
  }
}
