import { t } from '@vscode/l10n'
import type { StageName } from '../../src/shared/protocol/event'
import type { ShownRun, ShownState } from '../../src/shared/protocol/runPanel'

/** How a state is shown: never by its colour alone. */
export interface StateLook {
  readonly text: string
  readonly icon: string
  readonly tone: 'live' | 'good' | 'warning' | 'error'
  /** What it means and what to do; empty where the text says it all. */
  readonly explanation: string
}

/** Whether a trainer may still write to the run. */
export function isLive(state: ShownState): boolean {
  return state === 'running' || state === 'not-responding'
}

type Stoppable = Pick<ShownRun, 'state' | 'stage' | 'isStopping' | 'stopRefusal' | 'secondsSilent'>

/** @param isGone whether the run's directory is not there any more: then nothing of it goes on or can be resumed */
export function stateLook(run: Stoppable, isGone: boolean): StateLook {
  if (isGone && (isLive(run.state) || run.state === 'interrupted'))
    return { text: t('Gone'), icon: 'debug-disconnect', tone: 'warning', explanation: '' }
  if (run.isStopping && isLive(run.state) && !isTooLate(run))
    return { text: t('Stopping'), icon: 'sync', tone: 'live', explanation: t('It ends after the step that it is in.') }
  switch (run.state) {
    case 'running':
      return { text: t('Running'), icon: 'play-circle', tone: 'live', explanation: stopText(run) }
    case 'not-responding':
      return {
        text: t('Not responding'),
        icon: 'watch',
        tone: 'warning',
        explanation: t('Its trainer has been silent for a minute: it may be starved or hang. The log may say more.'),
      }
    case 'interrupted':
      return {
        text: t('Interrupted'),
        icon: 'debug-disconnect',
        tone: 'warning',
        explanation: t(
          'Its trainer is gone: it was killed, ran out of memory, or the machine restarted. Resume goes on from the last checkpoint.',
        ),
      }
    case 'stopped':
      return { text: t('Stopped'), icon: 'stop-circle', tone: 'warning', explanation: '' }
    case 'completed':
      return { text: t('Completed'), icon: 'pass-filled', tone: 'good', explanation: stopText(run) }
    case 'early-stopped':
      return {
        text: t('Stopped early'),
        icon: 'pass-filled',
        tone: 'good',
        explanation:
          `${t('It was no longer getting better, so it ended before its last step.')} ${stopText(run)}`.trim(),
      }
    case 'failed':
      return { text: t('Failed'), icon: 'error', tone: 'error', explanation: '' }
    case 'reading':
      return { text: t('Reading'), icon: 'book', tone: 'live', explanation: '' }
    case 'quiet':
      return {
        text: t('As of {0}', agoText(run.secondsSilent ?? 0)),
        icon: 'history',
        tone: 'warning',
        explanation: t('Its files say no end and have not changed since: it is over, or has not written again yet.'),
      }
  }
}

/** `12 minutes ago`. */
function agoText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return t('a moment ago')
  if (minutes < 2) return t('a minute ago')
  if (minutes < 90) return t('{0} minutes ago', minutes)
  const hours = Math.round(minutes / 60)
  return hours < 48 ? t('{0} hours ago', hours) : t('{0} days ago', Math.round(hours / 24))
}

/** What comes of a stop that was asked for when there is nothing left to train; empty if none was. */
function stopText(run: Stoppable): string {
  if (run.stopRefusal !== null) return t('The stop was refused. {0}', run.stopRefusal)
  return run.isStopping && isLive(run.state)
    ? t('Training is over: the run ends by itself once its model is exported.')
    : ''
}

/** While it exports, a trainer reads no requests: what is asked of it then, it refuses at its end. */
function isTooLate({ stage }: Stoppable): boolean {
  return stage?.name === 'exporting'
}

type Progress = Pick<ShownRun, 'tool' | 'state' | 'stage' | 'step' | 'totalSteps' | 'readShare'>

/** What a live run is doing, with how far it is in it where the progress bar is of something else. */
export function stageText(run: Progress): string {
  const { stage } = run
  if (stage === null) return t('Starting…')
  const text = stageName(stage.name)
  if (stage.progress === null || stage.name === 'training' || stage.progress === progressShare(run)) return text
  return `${text} · ${Math.round(stage.progress * 100)} %`
}

function stageName(name: StageName): string {
  switch (name) {
    case 'loading-data':
      return t('Loading data')
    case 'loading-model':
      return t('Loading model')
    case 'training':
      return t('Training')
    case 'evaluating':
      return t('Evaluating')
    case 'exporting':
      return t('Exporting the model')
  }
}

/** The progress bar of a run, of its reading while it is read: from 0 to 1, null while it is not known how far it is. */
export function progressShare(run: Progress): number | null {
  if (run.readShare !== null) return run.readShare
  if (run.totalSteps === null) return null
  const share = Math.min(1, run.step / Math.max(1, run.totalSteps))
  if (!isLive(run.state) || run.tool !== 'finetune-lab') return share
  if (run.stage === null) return null
  const isBesideTraining = run.stage.name === 'training' || (run.stage.name === 'evaluating' && share < 1)
  return isBesideTraining ? share : run.stage.progress
}
