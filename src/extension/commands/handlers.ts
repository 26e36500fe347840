import type { CommandId } from '../contributions/commands'
import { addToTrainingData, discardSentences } from './addToTrainingData'
import { alwaysShowLatest, neverShowLatest } from './alwaysShowLatest'
import { clearRunsFilter, filterRunsView, groupRunsView, sortRunsView } from './arrangeRunsView'
import { evaluateNow, saveCheckpoint } from './askTrainer'
import { browseErrors, showInErrorBrowser } from './browseErrors'
import { check } from './check'
import { checkEnvironment } from './checkEnvironment'
import { compareRuns } from './compareRuns'
import { copyEntities } from './copyEntities'
import { copyRunId, copyRunPath } from './copyRuns'
import { createConfigFromScript } from './createConfigFromScript'
import { deleteRuns } from './deleteRuns'
import { duplicateConfig } from './duplicateConfig'
import { copySummary, exportReport, exportRuns, exportScalars } from './exportRuns'
import { exportModel } from './exportModel'
import { chooseModel } from './chooseModel'
import { clearPreview, previewFile, previewSelection } from './previewEntities'
import { newProject } from './newProject'
import { renameRun, starRuns, tagRuns, unstarRuns } from './noteRuns'
import { openConfig } from './openConfig'
import { openForeignRun } from './openForeignRun'
import { openInTensorBoard } from './openInTensorBoard'
import { openLog } from './openLog'
import { openRunFolder } from './openRunFolder'
import { previewSchedule } from './previewSchedule'
import { removeEnvironment } from './removeEnvironment'
import { removeFromList } from './removeFromList'
import { resume } from './resume'
import { tryModel } from './tryModel'
import type { CommandHandler } from './services'
import { setUpPython } from './setUpPython'
import { showDataStatistics } from './showDataStatistics'
import { showRun } from './showRun'
import { showTokens } from './showTokens'
import { start } from './start'
import { stop } from './stop'

/** What each command does. Loaded with the first one that is run. */
export const handlers: Readonly<Record<CommandId, CommandHandler>> = {
  'finetune-lab.start': start,
  'finetune-lab.stop': stop,
  'finetune-lab.resume': resume,
  'finetune-lab.check': check,
  'finetune-lab.showDataStatistics': showDataStatistics,
  'finetune-lab.previewSchedule': previewSchedule,
  'finetune-lab.showRun': showRun,
  'finetune-lab.evaluateNow': evaluateNow,
  'finetune-lab.saveCheckpoint': saveCheckpoint,
  'finetune-lab.tryModel': tryModel,
  'finetune-lab.browseErrors': browseErrors,
  'finetune-lab.showInErrorBrowser': showInErrorBrowser,
  'finetune-lab.openLog': openLog,
  'finetune-lab.openRunFolder': openRunFolder,
  'finetune-lab.openForeignRun': openForeignRun,
  'finetune-lab.openInTensorBoard': openInTensorBoard,
  'finetune-lab.compareRuns': compareRuns,
  'finetune-lab.renameRun': renameRun,
  'finetune-lab.tagRuns': tagRuns,
  'finetune-lab.starRuns': starRuns,
  'finetune-lab.unstarRuns': unstarRuns,
  'finetune-lab.duplicateConfig': duplicateConfig,
  'finetune-lab.copyRunId': copyRunId,
  'finetune-lab.copyRunPath': copyRunPath,
  'finetune-lab.removeFromList': removeFromList,
  'finetune-lab.exportReport': exportReport,
  'finetune-lab.exportScalars': exportScalars,
  'finetune-lab.copySummary': copySummary,
  'finetune-lab.exportRuns': exportRuns,
  'finetune-lab.deleteRun': deleteRuns,
  'finetune-lab.filterRuns': filterRunsView,
  'finetune-lab.clearRunsFilter': clearRunsFilter,
  'finetune-lab.groupRuns': groupRunsView,
  'finetune-lab.sortRuns': sortRunsView,
  'finetune-lab.alwaysShowLatest': alwaysShowLatest,
  'finetune-lab.neverShowLatest': neverShowLatest,
  'finetune-lab.previewSelection': previewSelection,
  'finetune-lab.previewFile': previewFile,
  'finetune-lab.clearPreview': clearPreview,
  'finetune-lab.showTokens': showTokens,
  'finetune-lab.copyEntities': copyEntities,
  'finetune-lab.addToTrainingData': addToTrainingData,
  'finetune-lab.discardSentences': discardSentences,
  'finetune-lab.chooseModel': chooseModel,
  'finetune-lab.exportModel': exportModel,
  'finetune-lab.newProject': newProject,
  'finetune-lab.createConfigFromScript': createConfigFromScript,
  'finetune-lab.setUpPython': setUpPython,
  'finetune-lab.checkEnvironment': checkEnvironment,
  'finetune-lab.removeEnvironment': removeEnvironment,
  'finetune-lab.openConfig': openConfig,
}
