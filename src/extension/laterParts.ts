import * as vscode from 'vscode'
import type { Services } from './commands/services'
import { panels as types } from './contributions/views'
import type { ModelChoice } from './inference/ModelChoice'
import type { ConfigLanguage } from './language/ConfigLanguage'
import { giveBackLater, later } from './later'
import { PanelTabs } from './panels/PanelTabs'
import type { PanelOwner } from './panels/RunPanel'
import type { WorkspaceRuns } from './runs/WorkspaceRuns'

/** What the parts are made with. */
interface LaterContext {
  readonly context: vscode.ExtensionContext
  /** Absolute path of `inference.js`. */
  readonly program: string
  readonly log: vscode.LogOutputChannel
  readonly runs: WorkspaceRuns
  readonly models: ModelChoice
  readonly configs: ConfigLanguage
  readonly commandLine: Services['commandLine']
  readonly owner: Omit<PanelOwner, 'onAction' | 'onPicture'>
  /** Of the run panels. */
  readonly runTabs: PanelTabs
  /** All of them, once they are asked for. */
  readonly services: () => Services
}

/** The parts of the extension that not each window uses, as the commands find them. */
type LaterParts = Pick<
  Services,
  'panels' | 'comparePanels' | 'errorPanels' | 'dataPanels' | 'schedules' | 'previews' | 'tokenPanels' | 'drafts'
>

/** Parts whose code is loaded with their first use, so that a window is ready sooner. */
export function laterParts(given: LaterContext): LaterParts {
  const { context, commandLine, runs, configs, owner, runTabs, log } = given
  const { extensionUri, subscriptions, workspaceState } = context
  const { onFailure } = owner
  // It follows the tabs from the start.
  const tabs = new PanelTabs(types.comparison, workspaceState)
  const entities = laterEntities(given)
  const showRun = async (directory: string) => {
    const panels = await parts.panels()
    panels.show(directory)
  }
  const parts: LaterParts = {
    panels: later(async () => {
      const { RunPanels } = await import('./panels/RunPanels')
      return new RunPanels(extensionUri, owner, runTabs)
    }),
    comparePanels: later(async () => {
      const { ComparePanels } = await import('./loadedLater')
      return new ComparePanels(extensionUri, owner, (directory) => void showRun(directory), tabs)
    }),
    errorPanels: later(async () => {
      const { ErrorPanels } = await import('./loadedLater')
      return new ErrorPanels(extensionUri, runs, onFailure)
    }),
    dataPanels: later(async () => {
      const { DataPanels } = await import('./loadedLater')
      return new DataPanels(extensionUri, { commandLine, onFailure })
    }),
    schedules: later(async () => {
      const { SchedulePanels } = await import('./loadedLater')
      return new SchedulePanels(extensionUri, configs, log)
    }),
    previews: async () => (await entities()).previews,
    tokenPanels: async () => (await entities()).tokenPanels,
    drafts: async () => (await entities()).drafts,
  }
  subscriptions.push(
    tabs,
    giveBackLater(types.run, parts.panels),
    giveBackLater(types.comparison, parts.comparePanels),
    giveBackLater(types.errors, parts.errorPanels),
    giveBackLater(types.data, parts.dataPanels),
    giveBackLater(types.schedule, parts.schedules),
    giveBackLater(types.tokens, parts.tokenPanels),
  )
  return parts
}

function laterEntities({ context, program, models, log, services }: LaterContext) {
  return later(async () => {
    const { EntityFeature, pickModel } = await import('./loadedLater')
    const title = vscode.l10n.t('Which model is to read the text?')
    const pick = (except: readonly string[]) => pickModel(services(), title, { except })
    const feature = new EntityFeature({ program, models, context, log, pickModel: pick })
    context.subscriptions.push(feature)
    return feature
  })
}
