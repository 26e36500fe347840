import { t } from '@vscode/l10n'
import type { RunPanelAction, ShownRun } from '../../src/shared/protocol/runPanel'
import { isLive } from './stateLook'

/** A button of the panel. */
export interface ActionButton {
  readonly action: RunPanelAction
  readonly label: string
  readonly icon: string
  /** Said when the pointer rests on it, and to a screen reader. */
  readonly description: string
  readonly isEnabled: boolean
  /** The one that most want to press. */
  readonly isMain: boolean
}

/** What can be done to a run: first what changes it, then what opens something. */
export interface RunActions {
  readonly changing: readonly ActionButton[]
  readonly opening: readonly ActionButton[]
  /** Why nothing may be changed; null where that needs no word. */
  readonly reason: string | null
}

/** The buttons that make sense for a run as it is. Of a directory that is gone nothing can be opened either. */
export function runActions(run: ShownRun, isGone: boolean): RunActions {
  if (isGone) return { changing: [], opening: [], reason: null }
  if (run.tool !== 'finetune-lab') return { changing: [], opening: openingForeign(run), reason: null }
  if (run.isReadOnly)
    return {
      changing: [],
      opening: openingActions(),
      reason: t(
        'A newer version of Fine-Tuning Lab made this run: it is shown as far as it is known, and not changed.',
      ),
    }
  return { changing: changingActions(run), opening: openingActions(), reason: null }
}

function changingActions(run: ShownRun): ActionButton[] {
  if (isLive(run.state)) return [...requestActions(run), ...stopActions(!run.isStopping)]
  return [...resumeActions(run), ...(run.hasModel ? endedActions(run) : [])]
}

function resumeActions(run: ShownRun): ActionButton[] {
  switch (run.state) {
    case 'interrupted':
    case 'stopped':
    case 'failed':
      return [
        {
          action: 'resume',
          label: t('Resume'),
          icon: 'debug-continue',
          description: t('Go on from the last checkpoint'),
          isEnabled: true,
          isMain: true,
        },
      ]
    default:
      return []
  }
}

/** What can be asked of a trainer between two steps; once asked, until it answers. */
function requestActions(run: ShownRun): ActionButton[] {
  const isFree = (request: ShownRun['asked'][number]) => !run.asked.includes(request) && !run.isStopping
  const checkpoint: ActionButton = {
    action: 'save-checkpoint',
    label: run.asked.includes('checkpoint') ? t('Saving…') : t('Checkpoint now'),
    icon: 'save',
    description: t('Save a checkpoint after this step'),
    isEnabled: isFree('checkpoint'),
    isMain: false,
  }
  if (!run.hasValidation) return [checkpoint]
  const evaluate: ActionButton = {
    action: 'evaluate-now',
    label: run.asked.includes('evaluate') ? t('Evaluating…') : t('Evaluate now'),
    icon: 'beaker',
    description: t('Score the model on the validation data after this step'),
    isEnabled: isFree('evaluate'),
    isMain: false,
  }
  return [evaluate, checkpoint]
}

/** Predictions are written with the model; only those of token classification have entities. */
function endedActions({ task }: ShownRun): ActionButton[] {
  return task === 'token-classification' ? [errorsAction(), tryAction()] : []
}

function errorsAction(): ActionButton {
  return {
    action: 'browse-errors',
    label: t('Browse errors'),
    icon: 'bug',
    description: t('See what the model gets wrong, example by example'),
    isEnabled: true,
    isMain: false,
  }
}

function tryAction(): ActionButton {
  return {
    action: 'try-model',
    label: t('Try the model'),
    icon: 'comment-discussion',
    description: t('See what the model makes of a text of yours, token by token'),
    isEnabled: true,
    isMain: false,
  }
}

function stopActions(isEnabled: boolean): ActionButton[] {
  return [
    {
      action: 'stop-and-save',
      label: t('Stop and save'),
      icon: 'debug-stop',
      description: t('Stop after this step and save a checkpoint, from which the run can be resumed'),
      isEnabled,
      isMain: false,
    },
    {
      action: 'stop-and-discard',
      label: t('Stop and discard'),
      icon: 'circle-slash',
      description: t('Stop after this step without saving what came after the last checkpoint'),
      isEnabled,
      isMain: false,
    },
  ]
}

export function openLogAction(): ActionButton {
  return opening({
    action: 'open-log',
    label: t('Log'),
    icon: 'output',
    description: t('Open the log of the trainer'),
  })
}

function exportAction(): ActionButton {
  return opening({
    action: 'export',
    label: t('Export'),
    icon: 'export',
    description: t('Export the run: a report, its scalars, or a summary'),
  })
}

function openFolderAction(): ActionButton {
  return opening({
    action: 'open-folder',
    label: t('Folder'),
    icon: 'folder-opened',
    description: t("Show the run's folder"),
  })
}

/** Nothing of another tool's run is changed, and it has no config of ours. */
function openingForeign({ hasLog }: ShownRun): ActionButton[] {
  return [...(hasLog ? [openLogAction()] : []), openFolderAction(), exportAction()]
}

function openingActions(): ActionButton[] {
  return [
    openLogAction(),
    openFolderAction(),
    opening({
      action: 'open-config',
      label: t('Config'),
      icon: 'settings-gear',
      description: t('Open the config that the run was started from'),
    }),
    opening({
      action: 'open-tensorboard',
      label: t('TensorBoard'),
      icon: 'graph-line',
      description: t('Open the run in TensorBoard'),
    }),
    exportAction(),
  ]
}

function opening(button: Omit<ActionButton, 'isEnabled' | 'isMain'>): ActionButton {
  return { ...button, isEnabled: true, isMain: false }
}
