import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import * as vscode from 'vscode'
import type { PythonSetup } from '../../environment/pythonSetup'
import { runFiles } from '../../runs/runFiles'
import { systemClock } from '../../shared/clock'
import { say } from '../messages/say'
import { pickRun } from './pickRun'
import type { Services } from './services'
import { waitForServer } from './waitForServer'

/** `Open in TensorBoard`: a server of its own in a terminal; closing the terminal ends it. */
export async function openInTensorBoard(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run to open in TensorBoard?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
  })
  if (run === null) return
  const { python } = services
  const { executable } = await python.choose(vscode.Uri.file(run.directory))
  const setup = await python.setup()
  // Python imports from the current folder first: ours, and not that of a run, which may come from anywhere.
  const cwd = await setup.placeTrainer()
  const port = await freePort()
  const folder = path.join(run.directory, runFiles.tensorboard)
  const terminal = vscode.window.createTerminal({
    name: vscode.l10n.t('TensorBoard: {0}', path.basename(run.directory)),
    shellPath: executable,
    shellArgs: [...program, '--logdir', folder, '--host', '127.0.0.1', '--port', String(port)],
    env: python.variables(),
    cwd,
  })
  await openOnceItAnswers(terminal, `http://127.0.0.1:${port}`, () => whyItEnded(executable, cwd, setup))
}

/** Arguments of Python. */
const program = ['-m', 'tensorboard.main'] as const

async function openOnceItAnswers(
  terminal: vscode.Terminal,
  address: string,
  whyEnded: () => Promise<string>,
): Promise<void> {
  const title = vscode.l10n.t('Starting TensorBoard')
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
  const look = await vscode.window.withProgress(options, (_, cancellation) => {
    const hasEnded = () => terminal.exitStatus !== undefined
    const isCancelled = () => cancellation.isCancellationRequested || wasClosedByUser(terminal)
    return waitForServer({ hasEnded, isCancelled, answers: () => answers(address) }, systemClock)
  })
  if (look === 'answers') await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(address)))
  else if (look === 'ended') void say('error', vscode.l10n.t('TensorBoard did not start: {0}', await whyEnded()))
  else if (look === 'silent') saySilent(terminal)
  else terminal.dispose()
}

function wasClosedByUser({ exitStatus }: vscode.Terminal): boolean {
  return exitStatus?.reason === vscode.TerminalExitReason.User
}

function saySilent(terminal: vscode.Terminal): void {
  const show = { title: vscode.l10n.t('Show terminal'), run: () => terminal.show() }
  void say('warning', vscode.l10n.t('TensorBoard does not answer yet; its terminal says what it does.'), show)
}

/** A terminal goes away with its program, and what that has said too: so it is started again, to say its version. */
async function whyItEnded(executable: string, cwd: string, { run }: PythonSetup): Promise<string> {
  const { status, stderr } = await run(executable, [...program, '--version_tb'], { timeout: 60_000, cwd })
  const said = stderr.trim().split('\n').at(-1) ?? ''
  return status === 0 || said === '' ? vscode.l10n.t('its program has ended.') : said
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(5000) })).ok
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
