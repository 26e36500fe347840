import type { CommandId } from './commands'
import { contextKeys } from './contextKeys'

/** Our container in the activity bar. */
export const viewContainer = { id: 'finetune-lab', title: 'Fine-Tuning Lab', icon: 'media/icon.svg' } as const

export const views = {
  'finetune-lab.runs': { name: 'Runs', contextualTitle: 'Fine-Tuning Runs' },
} as const

export type ViewId = keyof typeof views

/** Webview panels that come back after a reload of the window. */
export const panels = {
  run: 'finetune-lab.run',
  comparison: 'finetune-lab.comparison',
  schedule: 'finetune-lab.schedule',
  data: 'finetune-lab.data',
  errors: 'finetune-lab.errors',
  tokens: 'finetune-lab.tokens',
} as const

/** What an empty view says. A line `[Button](command:id)` is a button. */
export interface WelcomeContribution {
  readonly view: ViewId
  readonly when: string
  readonly lines: readonly string[]
}

const button = (label: string, command: CommandId | 'workbench.trust.manage' | 'vscode.openFolder') =>
  `[${label}](command:${command})`

const trusted = `isWorkspaceTrusted && ${contextKeys.isLooked}`

export const welcomes: readonly WelcomeContribution[] = [
  {
    view: 'finetune-lab.runs',
    when: '!isWorkspaceTrusted',
    lines: [
      'This workspace is in Restricted Mode: nothing is read or started here until you trust it.',
      button('Manage workspace trust', 'workbench.trust.manage'),
    ],
  },
  {
    view: 'finetune-lab.runs',
    when: `${trusted} && workbenchState == empty`,
    lines: [
      'Open the folder of a project, or make a new one.',
      button('Open folder', 'vscode.openFolder'),
      button('New fine-tuning project', 'finetune-lab.newProject'),
    ],
  },
  {
    view: 'finetune-lab.runs',
    when: `${trusted} && workbenchState != empty && !${contextKeys.hasConfig}`,
    lines: [
      'There is no finetune.yaml here. Make a sample project, or a config for data or a training script of your own.',
      button('New fine-tuning project', 'finetune-lab.newProject'),
      button('Create config from script', 'finetune-lab.createConfigFromScript'),
    ],
  },
  {
    view: 'finetune-lab.runs',
    when: `${trusted} && ${contextKeys.hasConfig}`,
    lines: ['No runs yet.', button('Start fine-tuning', 'finetune-lab.start')],
  },
  {
    view: 'finetune-lab.runs',
    when: `${trusted} && ${contextKeys.hasConfig} && ${contextKeys.lacksPython}`,
    lines: ['No Python here has what training needs.', button('Set up Python environment', 'finetune-lab.setUpPython')],
  },
]
