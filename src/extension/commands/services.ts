import type * as vscode from 'vscode'
import type { CommandLine } from '../commandLine/CommandLine'
import type { Later } from '../later'
import type { EntityPreviews } from '../inference/EntityPreviews'
import type { ModelChoice } from '../inference/ModelChoice'
import type { StartProblems } from '../language/StartProblems'
import type { ComparePanels } from '../panels/ComparePanels'
import type { DataPanels } from '../panels/DataPanels'
import type { ErrorPanels } from '../panels/ErrorPanels'
import type { RunPanels } from '../panels/RunPanels'
import type { SchedulePanels } from '../panels/SchedulePanels'
import type { TokenPanels } from '../panels/TokenPanels'
import type { ViewMemory } from '../panels/ViewMemory'
import type { PythonService } from '../python/PythonService'
import type { ForeignRuns } from '../runs/ForeignRuns'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import type { TrainingDrafts } from '../training/TrainingDrafts'
import type { RunArrangements } from '../views/RunArrangements'

/** What the commands work with, made once by the composition root. */
export interface Services {
  readonly context: vscode.ExtensionContext
  readonly log: vscode.LogOutputChannel
  readonly commandLine: CommandLine
  readonly python: PythonService
  readonly runs: WorkspaceRuns
  readonly foreign: ForeignRuns
  readonly panels: Later<RunPanels>
  readonly comparePanels: Later<ComparePanels>
  readonly errorPanels: Later<ErrorPanels>
  /** How charts are looked at. */
  readonly view: ViewMemory
  /** How the view lays the runs out. */
  readonly arrangements: RunArrangements
  /** The runs that are selected in the view. */
  readonly selection: () => readonly RunTarget[]
  readonly models: ModelChoice
  readonly previews: Later<EntityPreviews>
  readonly tokenPanels: Later<TokenPanels>
  readonly drafts: Later<TrainingDrafts>
  readonly schedules: Later<SchedulePanels>
  readonly dataPanels: Later<DataPanels>
  readonly problems: StartProblems
  /** Paths of the configs that this window is starting. */
  readonly starting: Set<string>
}

/** A run that a command is asked to act on: an item of the view, or what a panel or the status bar hands over. */
export interface RunTarget {
  readonly directory: string
}

/** A command's work. Arguments come from menus, panels and keybindings, and are checked where they are used. */
export type CommandHandler = (services: Services, ...parameters: readonly unknown[]) => Promise<void>
