import { existsSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import { runFiles } from '../../runs/runFiles'
import { readRunRecord } from '../../runs/readRunFiles'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Open config of run`: the config that it was started from, or the copy in the run where that is gone. */
export async function openConfig(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run’s config?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
  })
  if (run === null) return
  const { config } = await readRunRecord(run.directory)
  const file = existsSync(config.path) ? config.path : path.join(run.directory, runFiles.source)
  await vscode.window.showTextDocument(vscode.Uri.file(file))
}
