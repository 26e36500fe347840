import { contextKeys } from './contextKeys'

/**
 * The commands, from which the manifest is made: a command that is not here does not exist, and one that is here does not
 * compile without a handler.
 */
export interface CommandContribution {
  /** In title case; the palette puts the category before it. */
  readonly title: string
  /** Codicon. */
  readonly icon: string
  /** `when` of the command palette; `false` for what only makes sense on a thing that is pointed at. */
  readonly palette?: string
}

/** Whether each run that starts is shown. */
const showsLatest = 'config.finetune-lab.runs.alwaysShowLatest'

/** What a key of the view gives to a command in place of runs: it takes those that are selected there. */
export const ofSelection = { isOfSelection: true } as const

/** Shown before each title in the palette. */
export const commandCategory = 'Fine-Tuning Lab'

export const commands = {
  'finetune-lab.start': { title: 'Start fine-tuning', icon: 'play' },
  'finetune-lab.stop': { title: 'Stop fine-tuning', icon: 'debug-stop' },
  'finetune-lab.resume': { title: 'Resume fine-tuning', icon: 'debug-continue' },
  'finetune-lab.check': { title: 'Check config and data', icon: 'checklist' },
  'finetune-lab.showDataStatistics': { title: 'Show data statistics', icon: 'table' },
  'finetune-lab.previewSchedule': { title: 'Preview learning-rate schedule', icon: 'graph-line' },
  'finetune-lab.showRun': { title: 'Show run', icon: 'graph-line' },
  'finetune-lab.evaluateNow': { title: 'Evaluate now', icon: 'beaker' },
  'finetune-lab.saveCheckpoint': { title: 'Save checkpoint now', icon: 'save' },
  'finetune-lab.tryModel': { title: 'Try the model', icon: 'comment-discussion' },
  'finetune-lab.browseErrors': { title: 'Browse errors', icon: 'bug' },
  'finetune-lab.showInErrorBrowser': {
    title: 'Show line in error browser',
    icon: 'bug',
    palette: contextKeys.hasErrorBrowser,
  },
  'finetune-lab.openLog': { title: 'Open log', icon: 'output' },
  'finetune-lab.openRunFolder': { title: 'Reveal folder of run', icon: 'folder-opened' },
  'finetune-lab.openForeignRun': { title: 'Open run folder…', icon: 'folder-library' },
  'finetune-lab.openInTensorBoard': { title: 'Open in TensorBoard', icon: 'graph' },
  'finetune-lab.compareRuns': { title: 'Compare runs', icon: 'git-compare' },
  'finetune-lab.renameRun': { title: 'Rename run', icon: 'edit' },
  'finetune-lab.tagRuns': { title: 'Tag run', icon: 'tag' },
  'finetune-lab.starRuns': { title: 'Star run', icon: 'star-empty' },
  'finetune-lab.unstarRuns': { title: 'Unstar run', icon: 'star-full' },
  'finetune-lab.duplicateConfig': { title: 'Duplicate config and edit', icon: 'files' },
  'finetune-lab.copyRunId': { title: 'Copy run id', icon: 'copy' },
  'finetune-lab.copyRunPath': { title: 'Copy path of run', icon: 'copy' },
  'finetune-lab.removeFromList': { title: 'Remove from list', icon: 'close' },
  'finetune-lab.exportReport': { title: 'Export report', icon: 'file' },
  'finetune-lab.exportScalars': { title: 'Export scalars as CSV', icon: 'table' },
  'finetune-lab.copySummary': { title: 'Copy summary as Markdown', icon: 'markdown' },
  'finetune-lab.exportRuns': { title: 'Export run', icon: 'export', palette: 'false' },
  'finetune-lab.deleteRun': { title: 'Delete run', icon: 'trash' },
  'finetune-lab.filterRuns': { title: 'Filter runs', icon: 'filter' },
  'finetune-lab.clearRunsFilter': {
    title: 'Clear filter of runs',
    icon: 'clear-all',
    palette: contextKeys.isFiltered,
  },
  'finetune-lab.groupRuns': { title: 'Group runs', icon: 'list-tree' },
  'finetune-lab.sortRuns': { title: 'Sort runs', icon: 'sort-precedence' },
  'finetune-lab.alwaysShowLatest': {
    title: 'Always show the latest run',
    icon: 'eye',
    palette: `!${showsLatest}`,
  },
  'finetune-lab.neverShowLatest': {
    title: 'Do not show each run that starts',
    icon: 'eye-closed',
    palette: showsLatest,
  },
  'finetune-lab.previewSelection': { title: 'Preview entities in selection', icon: 'tag' },
  'finetune-lab.previewFile': { title: 'Preview entities in file', icon: 'tag' },
  'finetune-lab.clearPreview': { title: 'Clear entities', icon: 'clear-all', palette: contextKeys.hasPreview },
  'finetune-lab.showTokens': { title: 'Show tokens and scores', icon: 'list-tree' },
  'finetune-lab.copyEntities': { title: 'Copy entities', icon: 'copy' },
  'finetune-lab.addToTrainingData': { title: 'Add to training data', icon: 'add' },
  'finetune-lab.discardSentences': { title: 'Discard sentences', icon: 'close', palette: 'false' },
  'finetune-lab.chooseModel': { title: 'Choose model for entities', icon: 'list-selection' },
  'finetune-lab.exportModel': { title: 'Export model', icon: 'package' },
  'finetune-lab.newProject': { title: 'New fine-tuning project', icon: 'new-folder' },
  'finetune-lab.createConfigFromScript': { title: 'Create config from script', icon: 'file-code' },
  'finetune-lab.setUpPython': { title: 'Set up Python environment', icon: 'cloud-download' },
  'finetune-lab.checkEnvironment': { title: 'Check environment', icon: 'pulse' },
  'finetune-lab.removeEnvironment': { title: 'Remove managed environment', icon: 'trash' },
  'finetune-lab.openConfig': { title: 'Open config of run', icon: 'gear', palette: 'false' },
} as const satisfies Readonly<Record<string, CommandContribution>>

export type CommandId = keyof typeof commands

/** Where a command stands besides the palette. */
export interface MenuContribution {
  readonly command: CommandId
  readonly when: string
  readonly group: string
}

/** An editor of a Python file, here or on the machine that the window is connected to, or of a cell of a notebook. */
const python =
  'editorLangId == python && resourceScheme =~ /^(file|vscode-remote|vscode-notebook-cell)$/ && isWorkspaceTrusted'

/** A folder, or a file that may be the log of a run. */
const mayBeRun =
  'resourceScheme == file && isWorkspaceTrusted && (explorerResourceIsFolder || resourceExtname =~ /^\\.(jsonl|csv|log)$/ || resourceFilename =~ /tfevents|^trainer_state\\.json$/)'

/** Data of entities by its name, and what may be other records too. */
const taggedFile = 'resourceScheme == file && resourceExtname =~ /^\\.(conll|iob2?|bio)$/i && isWorkspaceTrusted'
const recordFile = 'resourceScheme == file && resourceExtname =~ /^\\.(jsonl|ndjson)$/i && isWorkspaceTrusted'

const view = 'view == finetune-lab.runs'
const run = (state: string) => `${view} && viewItem =~ /${state}/`
/** What is done to one run only. */
const single = `${run('\\brun\\b')} && !listMultiSelection`
/** Of ours or of another tool. */
const any = run('\\b(run|foreign)\\b')
const anySingle = `${any} && !listMultiSelection`

/**
 * Our runs in the view have a `viewItem` of these words: run, live or ended, starred or plain, and resumable; those of
 * other tools: foreign, and starred or plain.
 */
export const menus: Readonly<Record<string, readonly MenuContribution[]>> = {
  'editor/title': [
    { command: 'finetune-lab.start', when: 'resourceLangId == finetune', group: 'navigation@1' },
    { command: 'finetune-lab.previewSchedule', when: 'resourceLangId == finetune', group: 'navigation@2' },
    { command: 'finetune-lab.showDataStatistics', when: taggedFile, group: 'navigation@1' },
    { command: 'finetune-lab.showDataStatistics', when: recordFile, group: '1_finetune@1' },
  ],
  'editor/context': [
    {
      command: 'finetune-lab.previewSelection',
      when: 'editorHasSelection && isWorkspaceTrusted',
      group: 'z_finetune@2',
    },
    { command: 'finetune-lab.showTokens', when: 'editorHasSelection && isWorkspaceTrusted', group: 'z_finetune@2' },
    { command: 'finetune-lab.copyEntities', when: 'editorHasSelection && isWorkspaceTrusted', group: 'z_finetune@2' },
    {
      command: 'finetune-lab.addToTrainingData',
      when: 'editorHasSelection && isWorkspaceTrusted',
      group: 'z_finetune@2',
    },
    { command: 'finetune-lab.createConfigFromScript', when: python, group: 'z_finetune@1' },
    { command: 'finetune-lab.showInErrorBrowser', when: contextKeys.hasErrorBrowser, group: 'z_finetune@3' },
  ],
  'explorer/context': [
    { command: 'finetune-lab.start', when: 'resourceLangId == finetune', group: '1_finetune@1' },
    { command: 'finetune-lab.openForeignRun', when: mayBeRun, group: '1_finetune@2' },
  ],
  'view/title': [
    { command: 'finetune-lab.start', when: view, group: 'navigation@1' },
    { command: 'finetune-lab.filterRuns', when: `${view} && !${contextKeys.isFiltered}`, group: 'navigation@2' },
    { command: 'finetune-lab.clearRunsFilter', when: `${view} && ${contextKeys.isFiltered}`, group: 'navigation@2' },
    { command: 'finetune-lab.filterRuns', when: view, group: '0_runs@1' },
    { command: 'finetune-lab.groupRuns', when: view, group: '0_runs@2' },
    { command: 'finetune-lab.sortRuns', when: view, group: '0_runs@3' },
    { command: 'finetune-lab.compareRuns', when: view, group: '0_runs@4' },
    { command: 'finetune-lab.alwaysShowLatest', when: `${view} && !${showsLatest}`, group: '0_runs@5' },
    { command: 'finetune-lab.neverShowLatest', when: `${view} && ${showsLatest}`, group: '0_runs@5' },
    { command: 'finetune-lab.newProject', when: view, group: '1_project@1' },
    { command: 'finetune-lab.openForeignRun', when: view, group: '1_project@2' },
    { command: 'finetune-lab.setUpPython', when: view, group: '2_python@1' },
    { command: 'finetune-lab.checkEnvironment', when: view, group: '2_python@2' },
  ],
  'view/item/context': [
    { command: 'finetune-lab.stop', when: run('\\blive\\b'), group: 'inline@1' },
    { command: 'finetune-lab.resume', when: run('\\bresumable\\b'), group: 'inline@1' },
    { command: 'finetune-lab.starRuns', when: run('\\bplain\\b'), group: 'inline@2' },
    { command: 'finetune-lab.unstarRuns', when: run('\\bstarred\\b'), group: 'inline@2' },
    { command: 'finetune-lab.compareRuns', when: `${any} && listMultiSelection`, group: '0_compare@1' },
    { command: 'finetune-lab.showRun', when: anySingle, group: '1_show@1' },
    {
      command: 'finetune-lab.browseErrors',
      when: `${run('\\bended\\b')} && !listMultiSelection`,
      group: '1_show@1',
    },
    { command: 'finetune-lab.openLog', when: anySingle, group: '1_show@2' },
    { command: 'finetune-lab.openConfig', when: single, group: '1_show@3' },
    { command: 'finetune-lab.openRunFolder', when: anySingle, group: '1_show@4' },
    { command: 'finetune-lab.openInTensorBoard', when: single, group: '1_show@5' },
    { command: 'finetune-lab.stop', when: `${run('\\blive\\b')} && !listMultiSelection`, group: '2_change@1' },
    { command: 'finetune-lab.resume', when: `${run('\\bresumable\\b')} && !listMultiSelection`, group: '2_change@2' },
    { command: 'finetune-lab.duplicateConfig', when: single, group: '2_change@3' },
    { command: 'finetune-lab.exportModel', when: `${run('\\bended\\b')} && !listMultiSelection`, group: '2_change@6' },
    { command: 'finetune-lab.evaluateNow', when: `${run('\\blive\\b')} && !listMultiSelection`, group: '2_change@4' },
    {
      command: 'finetune-lab.saveCheckpoint',
      when: `${run('\\blive\\b')} && !listMultiSelection`,
      group: '2_change@5',
    },
    { command: 'finetune-lab.tryModel', when: `${run('\\bended\\b')} && !listMultiSelection`, group: '2_change@6' },
    { command: 'finetune-lab.renameRun', when: anySingle, group: '3_notes@1' },
    { command: 'finetune-lab.tagRuns', when: any, group: '3_notes@2' },
    { command: 'finetune-lab.starRuns', when: run('\\bplain\\b'), group: '3_notes@3' },
    { command: 'finetune-lab.unstarRuns', when: run('\\bstarred\\b'), group: '3_notes@3' },
    { command: 'finetune-lab.exportReport', when: any, group: '3_export@1' },
    { command: 'finetune-lab.exportScalars', when: any, group: '3_export@2' },
    { command: 'finetune-lab.copySummary', when: any, group: '3_export@3' },
    { command: 'finetune-lab.copyRunId', when: run('\\brun\\b'), group: '4_copy@1' },
    { command: 'finetune-lab.copyRunPath', when: any, group: '4_copy@2' },
    { command: 'finetune-lab.removeFromList', when: run('\\bforeign\\b'), group: '5_delete@1' },
    { command: 'finetune-lab.deleteRun', when: run('\\bended\\b'), group: '5_delete@1' },
  ],
}

/** A key that runs a command where it is of use. */
export interface KeybindingContribution {
  readonly command: CommandId
  readonly key: string
  readonly mac?: string
  readonly when: string
  readonly args?: unknown
}

const inView = "focusedView == 'finetune-lab.runs'"

/** Keys give a command nothing to act on: these tell it to take what is selected in the view. */
export const keybindings: readonly KeybindingContribution[] = [
  {
    command: 'finetune-lab.previewSelection',
    key: 'ctrl+alt+e',
    mac: 'cmd+alt+e',
    when: 'editorTextFocus && isWorkspaceTrusted',
  },
  // After what else Escape ends in an editor.
  {
    command: 'finetune-lab.clearPreview',
    key: 'escape',
    when: `editorTextFocus && ${contextKeys.hasPreview} && !editorHasSelection && !editorHasMultipleSelections && !suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !inSnippetMode && !renameInputVisible && !notificationCenterVisible && !notificationToastsVisible && !cancellableOperation`,
  },
  { command: 'finetune-lab.renameRun', key: 'F2', when: inView, args: ofSelection },
  { command: 'finetune-lab.deleteRun', key: 'Delete', mac: 'cmd+Backspace', when: inView, args: ofSelection },
]
