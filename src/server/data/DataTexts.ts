import { fileURLToPath } from 'node:url'
import type { MessageConnection } from 'vscode-jsonrpc'
import type { CodeAction, CodeActionParams, Diagnostic, Hover, Position } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { DataFault } from '../../data/fault'
import { OpenInspector } from '../../data/open/OpenInspector'
import { mayBeOpenData } from '../../data/open/openText'
import type { Range } from '../../shared/problem'
import type { DataReading } from '../../shared/protocol/spec'
import type { DidRead, EntitiesAnswer, LineRange } from '../../shared/protocol/languageServer'
import { didReadNotification } from '../../shared/protocol/languageServer'
import { logError } from '../connection/logError'
import type { OpenDocuments } from '../connection/OpenDocuments'
import { whenQuiet } from '../connection/whenQuiet'
import type { Diagnoses } from '../Diagnoses'
import { faultDiagnostic, openDataDiagnostics } from './openDataDiagnostics'
import { openDataActions } from './openDataActions'
import { openDataEntities } from './openDataEntities'
import { openDataHover } from './openDataHover'
import { OpenData } from './OpenData'
import type { ReadingOfFiles } from './ReadingOfFiles'

interface Kept {
  readonly version: number
  readonly reading: DataReading
  readonly data: OpenData | DataFault | null
  readonly inspector: OpenInspector
}

/** The data files that are open in the client: what is wrong with them, and what is in them. */
export class DataTexts {
  private readonly kept = new Map<string, Kept>()
  private readonly planned = new Map<string, () => void>()
  private readonly inSight = new Map<string, Range>()

  constructor(
    private readonly connection: MessageConnection,
    private readonly documents: Pick<OpenDocuments, 'get'>,
    private readonly diagnoses: Diagnoses,
    private readonly readings: ReadingOfFiles,
  ) {}

  /** Whether a document may be one of data, by its name. */
  isData({ uri }: { readonly uri: string }): boolean {
    return mayBeOpenData(uri)
  }

  /** A text was opened or edited: of a burst of edits only the end is read. */
  plan(document: TextDocument): void {
    const { uri } = document
    this.planned.get(uri)?.()
    this.planned.set(
      uri,
      whenQuiet(() => this.tryToPublish(uri)),
    )
  }

  /** What is known of the configs may be other than before: what they say otherwise now is read anew. */
  refresh(): void {
    this.readings.forget()
    for (const [uri, { reading }] of this.kept) {
      const document = this.documents.get(uri)
      if (document !== undefined && !sameReading(reading, this.readings.of(pathOf(uri)))) this.plan(document)
    }
  }

  close({ uri }: { readonly uri: string }): void {
    this.planned.get(uri)?.()
    for (const map of [this.planned, this.kept, this.inSight]) map.delete(uri)
    this.diagnoses.close(uri)
  }

  dispose(): void {
    for (const cancel of this.planned.values()) cancel()
  }

  hover(document: TextDocument, position: Position): Hover | null {
    return this.ask(document, null, (data) => openDataHover(data, position))
  }

  actions(document: TextDocument, asked: CodeActionParams): CodeAction[] {
    return this.ask(document, [], (data) => openDataActions(data, asked))
  }

  entities(document: TextDocument, lines: readonly LineRange[]): EntitiesAnswer | null {
    return this.ask(document, null, (data) => {
      if (data.isLarge) this.look(data, lines)
      return openDataEntities(data, lines)
    })
  }

  /** Of a large text only what is in sight is checked. */
  private look({ document }: OpenData, lines: readonly LineRange[]): void {
    const start = Math.min(...lines.map(({ first }) => first))
    const end = Math.max(...lines.map(({ last }) => last))
    const before = this.inSight.get(document.uri)
    if (before?.start === start && before.end === end) return
    this.inSight.set(document.uri, { start, end })
    this.publish(document)
  }

  private ask<Answer>(document: TextDocument, nothing: Answer, answer: (data: OpenData) => Answer): Answer {
    const data = this.take(document)
    return data instanceof OpenData ? answer(data) : nothing
  }

  private take(document: TextDocument): Kept['data'] {
    const { uri, version } = document
    const reading = this.readings.of(pathOf(uri))
    const kept = this.kept.get(uri)
    if (kept?.version === version && sameReading(kept.reading, reading)) return kept.data
    const isSame = kept !== undefined && sameReading(kept.reading, reading)
    const inspector = isSame ? kept.inspector : new OpenInspector(reading)
    const data = dataOrFault(document, reading, inspector)
    this.kept.set(uri, { version, reading, data, inspector })
    return data
  }

  private tryToPublish(uri: string): void {
    this.planned.delete(uri)
    const document = this.documents.get(uri)
    if (document === undefined) return
    try {
      this.publish(document)
      const read: DidRead = { uri }
      void this.connection.sendNotification(didReadNotification, read)
    } catch (error) {
      logError(this.connection, error)
    }
  }

  private publish(document: TextDocument): void {
    const { uri, version } = document
    const diagnostics = this.diagnose(document)
    if (diagnostics === null) this.diagnoses.close(uri)
    else this.diagnoses.tellOwn(uri, diagnostics, version)
  }

  private diagnose(document: TextDocument): readonly Diagnostic[] | null {
    const data = this.take(document)
    if (data instanceof OpenData) return openDataDiagnostics(data, this.inSight.get(document.uri) ?? null)
    return data === null ? null : [faultDiagnostic(data)]
  }
}

function dataOrFault(document: TextDocument, reading: DataReading, inspector: OpenInspector): Kept['data'] {
  try {
    return OpenData.of(document, reading, inspector)
  } catch (error) {
    if (error instanceof DataFault) return error
    throw error
  }
}

function sameReading(one: DataReading, other: DataReading): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

/** Of a text that was never saved, its name. */
function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri)
  } catch {
    return uri
  }
}
