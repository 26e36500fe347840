import path from 'node:path'
import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { DidRead } from '../shared/protocol/languageServer'
import { didReadNotification } from '../shared/protocol/languageServer'
import { dataDiagnostics } from './dataDiagnostics'
import { diagnosticsOf } from './feature/diagnostics'
import type { ConfigSnapshot } from './snapshot/ConfigSnapshot'

/**
 * Milliseconds after an edit in which another one may follow, and the most that a diagnosis waits for the last of them:
 * of a burst of edits only the end is diagnosed, and who types without a pause is told all the same.
 */
const lull = 2
const mostLulls = 50

/** Diagnoses configs after their edits, and tells the client: of each config, and of the data files that it names. */
export class Publisher {
  private readonly planned = new Map<string, { readonly timer: NodeJS.Timeout; readonly since: number }>()
  /** Problems of data files by config, since two configs may name the same file. */
  private readonly ofData = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>()

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly take: (document: TextDocument) => ConfigSnapshot,
  ) {}

  /** A config, or what is known of it, has changed. */
  plan(uri: string): void {
    const before = this.planned.get(uri)
    const since = before?.since ?? performance.now()
    if (before !== undefined) {
      if (performance.now() - since > mostLulls * lull) return
      clearTimeout(before.timer)
    }
    this.planned.set(uri, { since, timer: setTimeout(() => this.publish(uri), lull) })
  }

  close(uri: string): void {
    this.cancel(uri)
    this.publishData(uri, new Map())
    void this.connection.sendDiagnostics({ uri, diagnostics: [] })
  }

  dispose(): void {
    for (const uri of [...this.planned.keys()]) this.cancel(uri)
  }

  private cancel(uri: string): void {
    clearTimeout(this.planned.get(uri)?.timer)
    this.planned.delete(uri)
  }

  private publish(uri: string): void {
    this.planned.delete(uri)
    const document = this.documents.get(uri)
    if (document === undefined) return
    const snapshot = this.take(document)
    void this.connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnosticsOf(snapshot) })
    this.publishDataOf(snapshot)
    const read: DidRead = { uri }
    void this.connection.sendNotification(didReadNotification, read)
  }

  /** As long as it is not known what holds of the data now, what was told of it stays. */
  private publishDataOf({ document, data, path: configPath, resolution }: ConfigSnapshot): void {
    if (data === null && resolution.data !== null) return
    if (data?.isCurrent === false) return
    this.publishData(document.uri, dataDiagnostics(data?.data.problems ?? [], path.dirname(configPath)))
  }

  /** Told anew are the files that this config names now, and those that it named before. */
  private publishData(config: string, diagnostics: ReadonlyMap<string, readonly Diagnostic[]>): void {
    const files = new Set([...diagnostics.keys(), ...(this.ofData.get(config)?.keys() ?? [])])
    if (diagnostics.size === 0) this.ofData.delete(config)
    else this.ofData.set(config, diagnostics)
    for (const uri of files) {
      const all = [...this.ofData.values()].flatMap((each) => each.get(uri) ?? [])
      void this.connection.sendDiagnostics({ uri, diagnostics: all })
    }
  }
}
