import type { MessageConnection } from 'vscode-jsonrpc'
import type { Diagnostic } from 'vscode-languageserver/node'

interface Told {
  /** From the document's own text; null of one whose text is not read. */
  own: readonly Diagnostic[] | null
  /** By the address of the config that names it, from the file on the disk. */
  readonly others: Map<string, readonly Diagnostic[]>
}

/** What only a config with all its files shows of one of them: everything else an open text shows by itself. */
const shownByConfigs: ReadonlySet<unknown> = new Set([
  ...['FD002', 'FD003', 'FD009', 'FD010', 'FD011', 'FD019', 'FD020', 'FD024'],
])

/** What is said of documents. A client is told all of one at once, and several may have something to say of it. */
export class Diagnoses {
  private readonly told = new Map<string, Told>()

  constructor(private readonly connection: Pick<MessageConnection, 'sendNotification'>) {}

  /** What the text of an open document shows, in place of what it showed before. */
  tellOwn(uri: string, diagnostics: readonly Diagnostic[], version: number): void {
    this.of(uri).own = diagnostics
    this.send(uri, version)
  }

  /** What a config shows of a file that it names, in place of what it showed before. */
  tellOther(uri: string, config: string, diagnostics: readonly Diagnostic[]): void {
    const { others } = this.of(uri)
    if (diagnostics.length === 0) others.delete(config)
    else others.set(config, diagnostics)
    this.send(uri)
  }

  /** A text is other than on the disk: its lines are no longer those that the configs speak of. */
  forgetOthers(uri: string): void {
    this.told.get(uri)?.others.clear()
  }

  /** A document was closed. */
  close(uri: string): void {
    const told = this.told.get(uri)
    if (told === undefined) return
    told.own = null
    this.send(uri)
  }

  private of(uri: string): Told {
    const told = this.told.get(uri) ?? { own: null, others: new Map<string, readonly Diagnostic[]>() }
    this.told.set(uri, told)
    return told
  }

  private send(uri: string, version?: number): void {
    const { own, others } = this.of(uri)
    const ofConfigs = [...others.values()].flat()
    const shown = own === null ? ofConfigs : ofConfigs.filter(({ code }) => shownByConfigs.has(code))
    if (own === null && others.size === 0) this.told.delete(uri)
    const params = { uri, diagnostics: [...(own ?? []), ...shown], ...(version !== undefined && { version }) }
    void this.connection.sendNotification('textDocument/publishDiagnostics', params).catch(() => {
      // The client is gone.
    })
  }
}
