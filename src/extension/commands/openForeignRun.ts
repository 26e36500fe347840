import path from 'node:path'
import * as vscode from 'vscode'
import { findRuns, type FoundRun } from '../../runs/foreign/findRuns'
import { runError } from '../../runs/runError'
import { toolName } from '../../shared/text/toolName'
import { choose } from '../messages/choose'
import type { Services } from './services'

/** `Open run folder…`: the run that a folder or a file is, of whichever tool, or one of those below the folder. */
export async function openForeignRun(services: Services, given?: unknown): Promise<void> {
  const place = given instanceof vscode.Uri ? given : await pickPlace()
  if (place === null) return
  const runs = await find(place.fsPath)
  if (runs.length === 0) throw runError('foreign-unknown', { place: place.fsPath })
  const run = await pick(runs, place.fsPath)
  if (run === null) return
  const { tool, address } = run
  if (tool !== 'finetune-lab') await services.foreign.add({ tool, address })
  const panels = await services.panels()
  panels.show(address)
}

async function pickPlace(): Promise<vscode.Uri | null> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Which run? A folder, or a log file'),
    openLabel: vscode.l10n.t('Open run'),
    canSelectFolders: true,
    // On Windows and Linux a dialog shows either folders or files: folders there, and files by the explorer's menu.
    canSelectFiles: vscode.env.remoteName !== undefined || process.platform === 'darwin',
  })
  return picked?.[0] ?? null
}

/** Below a large folder it takes a while. */
async function find(place: string): Promise<readonly FoundRun[]> {
  const title = vscode.l10n.t('Looking for runs in {0}', path.basename(place))
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => findRuns(place))
}

async function pick(runs: readonly FoundRun[], place: string): Promise<FoundRun | null> {
  const [only] = runs
  if (only !== undefined && runs.length === 1) return only
  const items = runs.map((run) => ({
    label: path.relative(place, run.address) || path.basename(run.address),
    description: run.tool === 'finetune-lab' ? 'Fine-Tuning Lab' : toolName(run.tool),
    run,
  }))
  return (await choose(vscode.l10n.t('Which run to show?'), items))?.run ?? null
}
