import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ExtensionHost } from './ExtensionHost'
import type { HostMessage } from './protocol'

/** The extension that connects from within an extension host, to be installed beside ours. */
export const driver = path.resolve('test/vscode/kit/driver')

/** Waits for the drivers of the windows of one VS Code. */
export class HostListener {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'finetune-host-'))
  private readonly address = path.join(this.folder, 'socket')
  private readonly server: Server
  private readonly waiting = new Map<string | null, (host: ExtensionHost) => void>()

  constructor() {
    this.server = createServer((socket) => void this.greet(socket))
  }

  /** For the server that VS Code runs in. */
  get variables(): NodeJS.ProcessEnv {
    return { FINETUNE_TEST_SOCKET: this.address }
  }

  async listen(): Promise<void> {
    await once(this.server.listen(this.address), 'listening')
  }

  /** The host of the next window that opens this folder, or none with null. */
  next(folder: string | null): Promise<ExtensionHost> {
    return new Promise((resolve) => this.waiting.set(folder, resolve))
  }

  close(): void {
    this.server.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async greet(socket: Socket): Promise<void> {
    const host = new ExtensionHost(socket)
    const [line] = (await once(createInterface(socket), 'line')) as [string]
    const message = JSON.parse(line) as HostMessage
    if (message.type !== 'opened') return
    this.waiting.get(message.folder)?.(host)
    this.waiting.delete(message.folder)
  }
}
