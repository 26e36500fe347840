import * as vscode from 'vscode'
import { language } from '../contributions/language'
import { choose } from '../messages/choose'
import { say } from '../messages/say'
import type { Services } from './services'

/** Workspace state: the config that was started last. */
const lastConfigKey = 'lastConfig'

/**
 * The config to start: the one that a menu was opened on, the one in front, the only one, or the one picked. Null if there
 * is none, which was said then.
 */
export async function pickConfig(services: Services, given: unknown): Promise<vscode.Uri | null> {
  const uri = await chooseConfig(services, given, save)
  if (uri !== null) await services.context.workspaceState.update(lastConfigKey, uri.fsPath)
  return uri
}

/** A config to look at, which need not be saved. Null if there is none, which was said then. */
export function pickConfigToShow(services: Services, given: unknown): Promise<vscode.Uri | null> {
  return chooseConfig(services, given, ({ uri }) => uri)
}

async function chooseConfig(
  services: Services,
  given: unknown,
  takeUnsaved: (document: vscode.TextDocument) => vscode.Uri | Promise<vscode.Uri | null>,
): Promise<vscode.Uri | null> {
  if (given instanceof vscode.Uri) return given
  const document = vscode.window.activeTextEditor?.document
  if (document?.languageId === language.id) return document.isUntitled ? takeUnsaved(document) : document.uri
  const configs = await services.runs.findConfigs()
  const [only] = configs
  if (only === undefined) {
    void sayThereIsNone()
    return null
  }
  return configs.length === 1 ? only : pick(configs, services)
}

/** A run's paths start from its config's folder, so the config has to have one. */
async function save(document: vscode.TextDocument): Promise<vscode.Uri | null> {
  const saveAs = vscode.l10n.t('Save as')
  const message = vscode.l10n.t(
    'This config is not saved yet. Save it beside its data, as finetune.yaml: its paths start there.',
  )
  const clicked = await vscode.window.showWarningMessage(message, saveAs)
  return clicked === saveAs ? ((await vscode.workspace.saveAs(document.uri)) ?? null) : null
}

async function pick(configs: readonly vscode.Uri[], { context }: Services): Promise<vscode.Uri | null> {
  const last = context.workspaceState.get<string>(lastConfigKey)
  const items = configs.map((uri) => ({
    label: vscode.workspace.asRelativePath(uri),
    description: uri.fsPath === last ? vscode.l10n.t('started last') : '',
    uri,
  }))
  items.sort((one, other) => Number(other.uri.fsPath === last) - Number(one.uri.fsPath === last))
  return (await choose(vscode.l10n.t('Which config?'), items))?.uri ?? null
}

function sayThereIsNone(): Promise<void> {
  const isEmpty = (vscode.workspace.workspaceFolders ?? []).length === 0
  const newProject = {
    title: vscode.l10n.t('New fine-tuning project'),
    run: () => vscode.commands.executeCommand('finetune-lab.newProject'),
  }
  const openFolder = {
    title: vscode.l10n.t('Open folder'),
    run: () => vscode.commands.executeCommand('workbench.action.files.openFolder'),
  }
  return isEmpty
    ? say(
        'information',
        vscode.l10n.t('No folder is open. Open the one of a project, or make a project.'),
        openFolder,
        newProject,
      )
    : say('information', vscode.l10n.t('There is no finetune.yaml in this workspace.'), newProject)
}
