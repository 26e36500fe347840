import * as vscode from 'vscode'
import type { Finding } from '../../environment/diagnose'
import { diagnose } from '../../environment/diagnose'
import { trainerVariables } from '../../runs/trainerProcess'
import { reportFailure } from '../messages/reportFailure'
import { say } from '../messages/say'
import type { Services } from './services'

/** `Check environment`: what training needs, what of it is there, and the mend for what is not. */
export async function checkEnvironment({ context, log, python }: Services): Promise<void> {
  const title = vscode.l10n.t('Checking the environment')
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? context.globalStorageUri.fsPath
  await vscode.workspace.fs.createDirectory(context.globalStorageUri)
  const findings = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title },
    async () =>
      diagnose({
        setup: await python.setup(),
        variables: trainerVariables({ ...process.env, ...python.variables() }),
        folder,
        nativeFolder: vscode.Uri.joinPath(context.extensionUri, 'dist', 'native').fsPath,
      }),
  )
  for (const finding of findings) write(finding, log)
  const missing = findings.some(({ code, status }) => code === 'python' && status === 'error')
  const failure = missing ? await whyNoneCanBeMade(python) : null
  await (failure === null ? sayResult(findings, log) : reportFailure(failure, log))
}

/** Without any Python a set-up would fail: what is said then is what a start says. Null where it would not. */
async function whyNoneCanBeMade(python: Services['python']): Promise<unknown> {
  try {
    await (await python.setup()).requireBase()
    return null
  } catch (error) {
    return error
  }
}

function write({ code, status, message, mend }: Finding, log: vscode.LogOutputChannel): void {
  const line = `${code}: ${message}${mend === '' ? '' : ` – ${mend}`}`
  if (status === 'ok') log.info(line)
  else if (status === 'warning') log.warn(line)
  else log.error(line)
}

function sayResult(findings: readonly Finding[], log: vscode.LogOutputChannel): Promise<void> {
  const show = { title: vscode.l10n.t('Show details'), run: () => log.show() }
  const setUp = {
    title: vscode.l10n.t('Set up Python environment'),
    run: () => vscode.commands.executeCommand('finetune-lab.setUpPython'),
  }
  const wrong = findings.filter(({ status }) => status === 'error')
  if (wrong.length > 0) {
    const actions = wrong.some(isMendedBySetUp) ? [setUp, show] : [show]
    return say('error', wrong.map(sentencesOf).join(' '), ...actions)
  }
  const limits = findings.filter(({ status }) => status === 'warning').map(({ message }) => message)
  if (limits.length > 0)
    return say('warning', vscode.l10n.t('Ready to train, with limits: {0}', limits.join('; ')), show)
  const device = findings.find(({ code }) => code === 'device')?.message ?? ''
  return say('information', vscode.l10n.t('Ready to train. {0}.', device), show)
}

/** Another Python can help; room on the disk only its user can make. */
function isMendedBySetUp({ code }: Finding): boolean {
  return code === 'python' || code === 'device'
}

/** What is wrong, with the mend where no button is one. */
function sentencesOf(finding: Finding): string {
  const message = finding.message.endsWith('.') ? finding.message : `${finding.message}.`
  return isMendedBySetUp(finding) ? message : `${message} ${finding.mend}`
}
