import * as vscode from 'vscode'
import { EnvironmentFailure } from '../../environment/environmentFailure'
import { RunError } from '../../runs/runError'
import { reasonOf, systemCode } from '../../shared/systemError'
import { CommandFailed } from '../commandLine/CommandLine'
import type { CommandId } from '../contributions/commands'
import type { Action } from './say'
import { say } from './say'

interface Report {
  readonly message: string
  readonly actions: readonly Action[]
}

/** Say why something could not be done and what to do about it; the whole of it is in the log. */
export async function reportFailure(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  log.error(error instanceof Error ? error : String(error))
  const { message, actions } = describe(error)
  await say('error', message, ...actions, { title: vscode.l10n.t('Show log'), run: () => log.show() })
}

function describe(error: unknown): Report {
  if (error instanceof EnvironmentFailure) return ofEnvironment(error)
  if (error instanceof CommandFailed || error instanceof RunError) return ofCode(error.code, error.message, error.hint)
  const reason = systemReasons()[systemCode(error) ?? ''] ?? reasonOf(error)
  return { message: vscode.l10n.t('Fine-Tuning Lab: {0}', reason), actions: [] }
}

/** What a full or locked disk means, in place of the system's few words. */
function systemReasons(): Readonly<Record<string, string>> {
  const full = vscode.l10n.t('the disk is full. Make room, or set `output_dir` to another disk.')
  const locked = vscode.l10n.t('permission was refused. Check the rights of the folder, or name another.')
  return { ENOSPC: full, EDQUOT: full, EACCES: locked, EPERM: locked, EROFS: locked }
}

const setUpCodes: ReadonlySet<string> = new Set(['environment-missing', 'packages-missing', 'python-unusable'])
const checkCodes: ReadonlySet<string> = new Set(['trainer-not-started', 'trainer-died-early', 'trainer-failed'])

/** Codes of the command line and of runs. Hints that name commands of a terminal become buttons. */
function ofCode(code: string, message: string, hint: string): Report {
  if (setUpCodes.has(code)) return { message, actions: [setUp()] }
  if (checkCodes.has(code)) return { message, actions: [check()] }
  // It may still come round, and its log is what says more.
  if (code === 'trainer-silent') return { message, actions: [showRun(), openLog()] }
  return { message: hint.includes('finetune ') ? message : `${message} ${hint}`.trim(), actions: [] }
}

function ofEnvironment({ code, message, hint, details }: EnvironmentFailure): Report {
  switch (code) {
    case 'python-missing':
      return {
        message: vscode.l10n.t('No Python 3.10 to 3.14 was found. Install one from python.org or your system.'),
        actions: [chooseInterpreter()],
      }
    case 'venv-unavailable':
      return { message: `${message} ${hint}`, actions: [chooseInterpreter()] }
    case 'environment-missing':
      return {
        message: vscode.l10n.t('No Python here has what training needs.'),
        actions: [setUp(), chooseInterpreter()],
      }
    case 'packages-missing':
    case 'python-unusable':
      return { message, actions: [setUp(), chooseInterpreter()] }
    case 'disk-full':
      return {
        message: vscode.l10n.t(
          'The Python environment needs about {0} on disk, {1} has {2}. Make room, or choose another folder.',
          details['needed'] ?? '',
          details['folder'] ?? '',
          details['free'] ?? '',
        ),
        actions: [openSettings('finetune-lab.python.cacheFolder')],
      }
    case 'disk-filled':
      return {
        message: vscode.l10n.t('{0} Make room there, or choose another folder.', message),
        actions: [openSettings('finetune-lab.python.cacheFolder')],
      }
    case 'install-failed':
      return { message: `${message} ${hint}`, actions: [{ ...setUp(), title: vscode.l10n.t('Try again') }] }
    case 'cancelled':
      return { message: vscode.l10n.t('Cancelled: nothing was left behind.'), actions: [] }
  }
}

function command(title: string, id: CommandId): Action {
  return { title, run: () => vscode.commands.executeCommand(id) }
}

const setUp = () => command(vscode.l10n.t('Set up'), 'finetune-lab.setUpPython')
const check = () => command(vscode.l10n.t('Check environment'), 'finetune-lab.checkEnvironment')

const showRun = () => command(vscode.l10n.t('Show run'), 'finetune-lab.showRun')
const openLog = () => command(vscode.l10n.t('Open log'), 'finetune-lab.openLog')

/** The setting is the way that needs no other extension. */
const chooseInterpreter = () => openSettings('finetune-lab.python.interpreter', vscode.l10n.t('Choose interpreter'))

function openSettings(name: string, title = vscode.l10n.t('Open settings')): Action {
  return { title, run: () => vscode.commands.executeCommand('workbench.action.openSettings', name) }
}
