import path from 'node:path'
import * as vscode from 'vscode'
import { readRunDocument } from '../../shared/protocol/readCommandLine'
import { CommandFailed } from '../commandLine/CommandLine'
import { say } from '../messages/say'
import { askIfBusy } from './askIfBusy'
import { pickConfig } from './pickConfig'
import { runReadingData } from './readingData'
import type { Services } from './services'
import { childVariables, ensurePython, sayShortLivedHost } from './trainerStart'

/** `Start fine-tuning`: from a config to a run in view. */
export async function start(services: Services, given?: unknown): Promise<void> {
  const config = await pickConfig(services, given)
  if (config === null) return
  // What is trained is what is on disk: the config, and data that is open.
  if (!(await vscode.workspace.saveAll(false))) return
  const python = await ensurePython(services, config)
  if (python === null) return
  const { starting } = services
  if (starting.has(config.fsPath)) {
    void say('information', vscode.l10n.t('{0} is being started already.', vscode.workspace.asRelativePath(config)))
    return
  }
  starting.add(config.fsPath)
  try {
    if (await askIfBusy(services)) await startOnce(config, childVariables(services, python), services)
  } finally {
    starting.delete(config.fsPath)
  }
}

async function startOnce(config: vscode.Uri, variables: NodeJS.ProcessEnv, services: Services): Promise<void> {
  services.problems.clear()
  try {
    const title = vscode.l10n.t('Starting {0}', vscode.workspace.asRelativePath(config))
    const words = ['start', config.fsPath, '--detach']
    const run = await runReadingData(title, words, readRunDocument, { ...services, variables })
    // Cancelled: nothing is left of the run.
    if (run === null) return
    services.problems.show(run.problems ?? [])
    const panels = await services.panels()
    panels.show(run.directory)
    await services.runs.add(run.directory)
    sayShortLivedHost(services)
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error
    if (error.problems.length === 0) throw error
    sayProblems(error, config, services)
  }
}

function sayProblems({ problems }: CommandFailed, config: vscode.Uri, services: Services): void {
  services.problems.show(problems)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  const name = path.basename(config.fsPath)
  const message =
    errors.length === 1 && first !== undefined
      ? vscode.l10n.t('{0} cannot start: {1}', name, first.message)
      : vscode.l10n.t('{0} cannot start: it has {1} errors.', name, errors.length)
  void say('error', message, {
    title: vscode.l10n.t('Show problems'),
    run: () => services.problems.reveal(first ?? null),
  })
}
