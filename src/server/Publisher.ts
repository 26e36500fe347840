import path from 'node:path'
import type { MessageConnection } from 'vscode-jsonrpc'
import type { Diagnostic } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { DidRead } from '../shared/protocol/languageServer'
import { didReadNotification } from '../shared/protocol/languageServer'
import type { DataProblem } from '../data/problems'
import { logError } from './connection/logError'
import type { OpenDocuments } from './connection/OpenDocuments'
import { whenQuiet } from './connection/whenQuiet'
import { dataDiagnostics } from './dataDiagnostics'
import type { Diagnoses } from './Diagnoses'
import { diagnosticsOf } from './feature/diagnostics'
import type { ConfigSnapshot } from './snapshot/ConfigSnapshot'

/** Milliseconds that a diagnosis waits at most for the last of many edits. */
const longestWait = 1000

interface Plan {
  readonly cancel: () => void
  readonly since: number
}

/** What is published of a config's data. */
interface PublishedData {
  readonly problems: readonly DataProblem[]
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>
}

/** Diagnoses configs after their edits, and tells the client: of each config, and of the data files that it names. */
export class Publisher {
  private readonly planned = new Map<string, Plan>()
  /** Problems of data files by config, since two configs may name the same file. */
  private readonly ofData = new Map<string, PublishedData>()

  constructor(
    private readonly connection: MessageConnection,
    private readonly documents: OpenDocuments,
    private readonly diagnoses: Diagnoses,
    private readonly take: (document: TextDocument) => ConfigSnapshot,
    private readonly onDidPublish: () => void,
  ) {}

  /** A config, or what is known of it, has changed: of a burst of edits only the end is diagnosed. */
  plan(uri: string): void {
    const now = performance.now()
    const before = this.planned.get(uri)
    if (before !== undefined && now - before.since > longestWait) return
    before?.cancel()
    this.planned.set(uri, { since: before?.since ?? now, cancel: whenQuiet(() => this.tryToPublish(uri)) })
  }

  close(uri: string): void {
    this.cancel(uri)
    this.publishData(uri, [], '')
    this.diagnoses.close(uri)
  }

  dispose(): void {
    for (const uri of [...this.planned.keys()]) this.cancel(uri)
  }

  private cancel(uri: string): void {
    this.planned.get(uri)?.cancel()
    this.planned.delete(uri)
  }

  private tryToPublish(uri: string): void {
    this.planned.delete(uri)
    try {
      this.publish(uri)
    } catch (error) {
      logError(this.connection, error)
    }
  }

  private publish(uri: string): void {
    const document = this.documents.get(uri)
    if (document === undefined) return
    const snapshot = this.take(document)
    this.diagnoses.tellOwn(uri, diagnosticsOf(snapshot), document.version)
    const problems = dataProblemsOf(snapshot)
    if (problems !== null) this.publishData(uri, problems, path.dirname(snapshot.path))
    const read: DidRead = { uri }
    void this.connection.sendNotification(didReadNotification, read)
    this.onDidPublish()
  }

  /** Told anew are the files that this config names now, and those that it named before. */
  private publishData(config: string, problems: readonly DataProblem[], folder: string): void {
    const before = this.ofData.get(config)
    // They are the same until the data is read anew.
    if (problems === before?.problems || (problems.length === 0 && before === undefined)) return
    const diagnostics = dataDiagnostics(problems, folder)
    if (problems.length === 0) this.ofData.delete(config)
    else this.ofData.set(config, { problems, diagnostics })
    for (const uri of new Set([...diagnostics.keys(), ...(before?.diagnostics.keys() ?? [])])) {
      this.diagnoses.tellOther(uri, config, diagnostics.get(uri) ?? [])
    }
  }
}

/** Null while that is not known: what was said of the data stands until it is read again. */
function dataProblemsOf({ data, config, resolution }: ConfigSnapshot): readonly DataProblem[] | null {
  if (data !== null) return data.isCurrent ? data.data.problems : null
  const isHalfTyped = resolution.data === null && config.findings.length > 0
  return isHalfTyped ? null : []
}
