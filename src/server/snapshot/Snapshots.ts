import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { diskFileSystem } from '../../config/diskFileSystem'
import type { FileSystem } from '../../config/fileSystem'
import type { ServerSettings } from '../../shared/protocol/languageServer'
import { defaultServerSettings } from '../../shared/protocol/languageServer'
import { CachedFileSystem } from '../world/CachedFileSystem'
import type { ReadData } from '../world/DataCounts'
import { DataCounts } from '../world/DataCounts'
import { unseenFileSystem } from '../world/unseenFileSystem'
import type { ConfigSnapshot } from './ConfigSnapshot'
import type { SnapshotWorld } from './takeSnapshot'
import { takeSnapshot } from './takeSnapshot'

/** Milliseconds for which the disk is taken to be as it was. */
const diskHolds = 2000

interface Kept {
  readonly snapshot: ConfigSnapshot
  readonly version: number
}

interface SnapshotEvents {
  /** More is known of the data of some config. */
  readonly onDidRead: () => void
  readonly onFailure: (error: unknown) => void
}

/** The configs as they are now, each read once a version. */
export class Snapshots {
  settings: ServerSettings = defaultServerSettings
  /** Address of the folder in which a config that was never saved would be. */
  workspaceFolder: string | null = null
  private readonly disk = new CachedFileSystem(diskFileSystem)
  private diskSince = 0
  private readonly kept = new Map<string, Kept>()
  private readonly counts: DataCounts

  constructor(readData: ReadData, { onDidRead, onFailure }: SnapshotEvents) {
    this.counts = new DataCounts(readData, onDidRead, onFailure)
  }

  /** The disk as far as it may be looked at; null in a workspace without trust. */
  get seenDisk(): FileSystem | null {
    if (!this.settings.isTrusted) return null
    this.ageDisk()
    return this.disk
  }

  /** The same config with another text, as it would be: nothing is kept of it, and no data is read for it. */
  imagine(document: TextDocument): ConfigSnapshot {
    return this.take(document, {
      look: (settings) => this.counts.known(settings),
      lastOf: (configPath) => this.counts.lastOf(configPath),
    })
  }

  of(document: TextDocument): ConfigSnapshot {
    const kept = this.kept.get(document.uri)
    if (kept?.version === document.version && kept.snapshot.document === document) return kept.snapshot
    const snapshot = this.take(document, this.counts)
    this.kept.set(document.uri, { snapshot, version: document.version })
    return snapshot
  }

  /** What was known besides the texts holds no longer. */
  renew(): void {
    this.kept.clear()
    this.disk.forget()
  }

  forget(document: TextDocument): void {
    this.kept.delete(document.uri)
    this.counts.forget(this.pathOf(document))
  }

  dispose(): void {
    this.counts.dispose()
  }

  private take(document: TextDocument, counts: SnapshotWorld['counts']): ConfigSnapshot {
    this.ageDisk()
    const { settings } = this
    const configPath = this.pathOf(document)
    return takeSnapshot(document, {
      settings,
      configPath,
      places: {
        files: settings.isTrusted ? this.disk : unseenFileSystem,
        configFolder: path.dirname(configPath),
        homeFolder: homedir(),
        environmentVariables: process.env,
        sitePackages: settings.sitePackages,
      },
      counts: settings.isTrusted ? counts : null,
    })
  }

  private ageDisk(): void {
    const now = performance.now()
    if (now - this.diskSince < diskHolds) return
    this.diskSince = now
    this.disk.forget()
  }

  private pathOf({ uri }: TextDocument): string {
    const folder = () => localPath(this.workspaceFolder ?? '') ?? homedir()
    return localPath(uri) ?? path.join(folder(), 'finetune.yaml')
  }
}

/** The path of an address; null if it is none of a file of this machine, or none at all. */
function localPath(address: string): string | null {
  try {
    return fileURLToPath(address)
  } catch {
    return null
  }
}
