import path from 'node:path'
import * as vscode from 'vscode'
import type { ProblemRow } from '../../shared/protocol/commandLine'
import { readProblems } from '../../shared/protocol/readCommandLine'
import { say } from '../messages/say'
import { pickConfig } from './pickConfig'
import { runReadingData } from './readingData'
import type { Services } from './services'

/** `Check config and data`: every problem of both, from the first to the last line, in the Problems view. */
export async function check(services: Services, given?: unknown): Promise<void> {
  const config = await pickConfig(services, given)
  // What is checked is what a start would read: the files on disk.
  if (config === null || !(await vscode.workspace.saveAll(false))) return
  const title = vscode.l10n.t('Checking {0}', vscode.workspace.asRelativePath(config))
  const rows = await runReadingData(title, ['check', config.fsPath], readProblems, services)
  if (rows === null) return
  services.problems.show(rows)
  void sayResult(path.basename(config.fsPath), rows, services)
}

function sayResult(name: string, rows: readonly ProblemRow[], { problems }: Services): Promise<void> {
  const errors = rows.filter(({ severity }) => severity === 'error')
  const [first] = [...errors, ...rows]
  if (first === undefined)
    return say('information', vscode.l10n.t('{0} and its data are fine: no problems found.', name))
  const show = { title: vscode.l10n.t('Show problems'), run: () => problems.reveal(first) }
  if (errors.length > 0)
    return say('error', vscode.l10n.t('{0} cannot start: {1}', name, countText(errors.length)), show)
  return say('information', vscode.l10n.t('{0} can start, with remarks: {1}.', name, rows.length), show)
}

function countText(errors: number): string {
  return errors === 1 ? vscode.l10n.t('it has an error.') : vscode.l10n.t('it has {0} errors.', errors)
}
