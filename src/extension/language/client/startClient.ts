import type { LogOutputChannel } from 'vscode'
import { workspace } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import type {
  DidRead,
  EntitiesAnswer,
  EntitiesQuestion,
  ScheduleQuestion,
  ScheduleReading,
  ServerSettings,
} from '../../../shared/protocol/languageServer'
import { didReadNotification, entitiesRequest, scheduleRequest } from '../../../shared/protocol/languageServer'
import { dataGlob, language } from '../../contributions/language'
import { mayBeData } from '../mayBeData'

/** What the client is started with. */
export interface ClientOptions {
  /** Absolute path of the server's bundle. */
  readonly server: string
  readonly settings: ServerSettings
  readonly log: LogOutputChannel
  /** Told the address of an open config each time that it was read anew. */
  readonly onDidRead: (uri: string) => void
}

/** A client of the running language server. */
export interface ConfigClient {
  setSettings(settings: ServerSettings): Promise<void>
  schedule(uri: string): Promise<ScheduleReading | null>
  entities(question: EntitiesQuestion): Promise<EntitiesAnswer | null>
  dispose(): Promise<void>
}

/** Files that a change of is told to the server: data, and what describes a model. */
const watched = '**/*.{conll,conllu,iob,iob2,bio,jsonl,ndjson,json,csv,tsv,txt}'

/**
 * Starts the language server, and what VS Code asks of it. A file of its own: it is loaded once a config is open, so
 * that other windows do not pay for it.
 */
export async function startClient({ server, settings, log, onDidRead }: ClientOptions): Promise<ConfigClient> {
  const watcher = workspace.createFileSystemWatcher(watched)
  const client = new LanguageClient(
    'finetune-lab',
    'Fine-Tuning Lab',
    { module: server, transport: TransportKind.stdio },
    {
      // By the name of the file, whatever its language: other extensions may have one for it.
      documentSelector: [{ language: language.id }, { pattern: dataGlob }],
      middleware: {
        didOpen: async (document, next) => {
          if (document.languageId === language.id || mayBeData(document)) await next(document)
        },
      },
      initializationOptions: settings,
      outputChannel: log,
      synchronize: { fileEvents: watcher },
    },
  )
  client.onNotification(didReadNotification, ({ uri }: DidRead) => onDidRead(uri))
  await client.start()
  return {
    setSettings: (changed) => client.sendNotification('workspace/didChangeConfiguration', { settings: changed }),
    schedule: (uri) => {
      const question: ScheduleQuestion = { uri }
      return client.sendRequest<ScheduleReading | null>(scheduleRequest, question)
    },
    entities: (question) => client.sendRequest<EntitiesAnswer | null>(entitiesRequest, question),
    dispose: async () => {
      watcher.dispose()
      await client.dispose()
    },
  }
}
