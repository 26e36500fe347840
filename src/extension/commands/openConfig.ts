import { existsSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import { runFiles } from '../../runs/runFiles'
import { aliases } from '../../shared/catalogue/alias'
import { readRunRecord } from '../../runs/readRunFiles'
import { pickRun } from './pickRun'
import type { Services } from './services'

/**
 * `Open config of run`: the config that it was started from, or the copy in the run where that is gone.
 *
 * @param key whose value is selected
 */
export async function openConfig(services: Services, given?: unknown, key?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run’s config?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
  })
  if (run === null) return
  const { config } = await readRunRecord(run.directory)
  const file = existsSync(config.path) ? config.path : path.join(run.directory, runFiles.source)
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file))
  const selection = typeof key === 'string' ? lineOf(document, key) : null
  await vscode.window.showTextDocument(document, selection === null ? {} : { selection })
}

/** The line of a key, by whatever name it is written; null where it is not written, and its default holds. */
function lineOf(document: vscode.TextDocument, key: string): vscode.Range | null {
  const names = new Set([key, ...aliases.filter(({ keys }) => keys.includes(key)).map(({ name }) => name)])
  for (let line = 0; line < document.lineCount; line++) {
    const { text, range } = document.lineAt(line)
    if (names.has((/^\w+(?=\s*:)/.exec(text)?.[0] ?? '').toLowerCase())) return range
  }
  return null
}
