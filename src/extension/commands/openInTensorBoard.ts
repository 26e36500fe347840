import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import * as vscode from 'vscode'
import { runFiles } from '../../runs/runFiles'
import { trainerVariables } from '../../runs/trainerProcess'
import { systemClock } from '../../shared/clock'
import { say } from '../messages/say'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** Milliseconds between two looks whether TensorBoard answers, and how long to look: it imports for seconds. */
const pollInterval = 250
const patience = 60_000

/** `Open in TensorBoard`: a server of its own in a terminal; closing the terminal ends it. */
export async function openInTensorBoard(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run to open in TensorBoard?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
  })
  if (run === null) return
  const { executable, packages } = await services.python.choose(vscode.Uri.file(run.directory))
  if (packages['tensorboard'] === undefined) {
    void say('error', vscode.l10n.t('TensorBoard is not installed in {0}.', executable))
    return
  }
  const port = await freePort()
  const folder = path.join(run.directory, runFiles.tensorboard)
  const terminal = vscode.window.createTerminal({
    name: vscode.l10n.t('TensorBoard: {0}', path.basename(run.directory)),
    shellPath: executable,
    shellArgs: ['-m', 'tensorboard.main', '--logdir', folder, '--host', '127.0.0.1', '--port', String(port)],
    env: trainerVariables({ ...services.python.variables() }),
    cwd: run.directory,
  })
  await openOnceItAnswers(terminal, `http://127.0.0.1:${port}`)
}

async function openOnceItAnswers(terminal: vscode.Terminal, address: string): Promise<void> {
  const title = vscode.l10n.t('Starting TensorBoard')
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
  const isThere = await vscode.window.withProgress(options, async (_, cancellation) => {
    const deadline = systemClock.monotonic() + patience
    while (systemClock.monotonic() < deadline && !cancellation.isCancellationRequested) {
      if (terminal.exitStatus !== undefined) return false
      if (await answers(address)) return true
      await systemClock.sleep(pollInterval)
    }
    terminal.dispose()
    return false
  })
  if (isThere) await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(address)))
  else void say('error', vscode.l10n.t('TensorBoard did not start; its terminal says why.'))
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}

/** A port that nothing listens on: the system picks it. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
