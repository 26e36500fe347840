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

/** Shown before each title in the palette. */
export const commandCategory = 'Fine-Tuning Lab'

export const commands = {
  'finetune-lab.start': { title: 'Start fine-tuning', icon: 'play' },
  'finetune-lab.stop': { title: 'Stop fine-tuning', icon: 'debug-stop' },
  'finetune-lab.resume': { title: 'Resume fine-tuning', icon: 'debug-continue' },
  'finetune-lab.check': { title: 'Check config and data', icon: 'checklist' },
  'finetune-lab.previewSchedule': { title: 'Preview learning-rate schedule', icon: 'graph-line' },
  'finetune-lab.showRun': { title: 'Show run', icon: 'graph-line' },
  'finetune-lab.openLog': { title: 'Open log', icon: 'output' },
  'finetune-lab.openRunFolder': { title: 'Reveal folder of run', icon: 'folder-opened' },
  'finetune-lab.openForeignRun': { title: 'Open run folder…', icon: 'folder-library' },
  'finetune-lab.openInTensorBoard': { title: 'Open in TensorBoard', icon: 'graph' },
  'finetune-lab.deleteRun': { title: 'Delete run', icon: 'trash' },
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

const run = (state: string) => `view == finetune-lab.runs && viewItem =~ /${state}/`

/** Items of the runs view have a `viewItem` of these words: live or ended, and resumable. */
export const menus: Readonly<Record<string, readonly MenuContribution[]>> = {
  'editor/title': [
    { command: 'finetune-lab.start', when: 'resourceLangId == finetune', group: 'navigation@1' },
    { command: 'finetune-lab.previewSchedule', when: 'resourceLangId == finetune', group: 'navigation@2' },
  ],
  'editor/context': [{ command: 'finetune-lab.createConfigFromScript', when: python, group: 'z_finetune@1' }],
  'explorer/context': [
    { command: 'finetune-lab.start', when: 'resourceLangId == finetune', group: '1_finetune@1' },
    { command: 'finetune-lab.openForeignRun', when: mayBeRun, group: '1_finetune@2' },
  ],
  'view/title': [
    { command: 'finetune-lab.start', when: 'view == finetune-lab.runs', group: 'navigation@1' },
    { command: 'finetune-lab.openForeignRun', when: 'view == finetune-lab.runs', group: '1_project@2' },
    { command: 'finetune-lab.newProject', when: 'view == finetune-lab.runs', group: '1_project@1' },
    { command: 'finetune-lab.setUpPython', when: 'view == finetune-lab.runs', group: '2_python@1' },
    { command: 'finetune-lab.checkEnvironment', when: 'view == finetune-lab.runs', group: '2_python@2' },
  ],
  'view/item/context': [
    { command: 'finetune-lab.stop', when: run('\\blive\\b'), group: 'inline@1' },
    { command: 'finetune-lab.resume', when: run('\\bresumable\\b'), group: 'inline@1' },
    { command: 'finetune-lab.showRun', when: run('run'), group: '1_show@1' },
    { command: 'finetune-lab.openLog', when: run('run'), group: '1_show@2' },
    { command: 'finetune-lab.openConfig', when: run('run'), group: '1_show@3' },
    { command: 'finetune-lab.openRunFolder', when: run('run'), group: '1_show@4' },
    { command: 'finetune-lab.openInTensorBoard', when: run('run'), group: '1_show@5' },
    { command: 'finetune-lab.stop', when: run('\\blive\\b'), group: '2_change@1' },
    { command: 'finetune-lab.resume', when: run('\\bresumable\\b'), group: '2_change@2' },
    { command: 'finetune-lab.deleteRun', when: run('\\bended\\b'), group: '3_delete@1' },
  ],
}
