import path from 'node:path'
import * as vscode from 'vscode'
import type { ForeignState, ViewedRun } from '../../runs/foreign/ListedForeign'
import { isForeign } from '../../runs/foreign/ListedForeign'
import type { RunSummary } from '../../runs/runSummary'
import type { ListedRun } from '../../runs/WatchedRun'
import type { BestEvent } from '../../shared/protocol/event'
import type { RunState } from '../../shared/protocol/runState'
import { count, duration, percent, significant } from '../../shared/text/numbers'
import { toolName } from '../../shared/text/toolName'

/** A state in words. */
export function stateText(state: RunState): string {
  switch (state) {
    case 'running':
      return vscode.l10n.t('running')
    case 'not-responding':
      return vscode.l10n.t('not responding')
    case 'interrupted':
      return vscode.l10n.t('interrupted')
    case 'completed':
      return vscode.l10n.t('completed')
    case 'early-stopped':
      return vscode.l10n.t('stopped early')
    case 'stopped':
      return vscode.l10n.t('stopped')
    case 'failed':
      return vscode.l10n.t('failed')
  }
}

/** The state of a run of another tool in words; empty before it is known. */
export function foreignStateText(state: ForeignState): string {
  switch (state) {
    case 'unread':
    case 'reading':
      return ''
    case 'gone':
      return vscode.l10n.t('not there any more')
    case 'unreadable':
      return vscode.l10n.t('cannot be read')
    case 'quiet':
      return vscode.l10n.t('no news')
    default:
      return stateText(state)
  }
}

/** A state as an icon; its colour only repeats what the shape says. */
export function stateIcon(state: RunState): vscode.ThemeIcon {
  switch (state) {
    case 'running':
      return new vscode.ThemeIcon('sync~spin', new vscode.ThemeColor('charts.blue'))
    case 'not-responding':
      return new vscode.ThemeIcon('question', new vscode.ThemeColor('charts.yellow'))
    case 'interrupted':
      return new vscode.ThemeIcon('debug-disconnect', new vscode.ThemeColor('charts.yellow'))
    case 'completed':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'))
    case 'early-stopped':
      return new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green'))
    case 'stopped':
      return new vscode.ThemeIcon('debug-pause', new vscode.ThemeColor('charts.yellow'))
    case 'failed':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('charts.red'))
  }
}

/** `F1 macro 95.9`, or `loss 0.1234`. */
export function bestText({ metric, value }: Pick<BestEvent, 'metric' | 'value'>): string {
  return metric.endsWith('loss') ? `${metric} ${significant(value)}` : `${metricName(metric)} ${percent(value)}`
}

/** A metric as people call it; others keep the name they have in the config. */
function metricName(metric: string): string {
  return metric === 'f1' ? 'F1' : metric === 'f1_macro' ? vscode.l10n.t('F1 macro') : metric
}

/** `step 120 of 564`. */
export function stepText({ step, totalSteps }: Pick<RunSummary, 'step' | 'totalSteps'>): string {
  return vscode.l10n.t('step {0} of {1}', count(step), count(totalSteps))
}

/** `1:02 left`, or empty where it is not known. */
export function leftText({ secondsLeft }: Pick<RunSummary, 'secondsLeft'>): string {
  return secondsLeft === null ? '' : vscode.l10n.t('{0} left', duration(secondsLeft))
}

/** What a run is called in a list: the name that it was given, else when it was made, which is short. */
export function runTitle({ notes, created, id }: ListedRun): string {
  if (notes.name !== null) return notes.name
  const time = new Date(created)
  return Number.isNaN(time.getTime()) ? id : timeText(time, new Date())
}

/** `Nov 23, 15:39`, in the user's time zone; with the year where it is another one. */
function timeText(time: Date, now: Date): string {
  const year = time.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  const parts = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return time.toLocaleString(vscode.env.language, { ...year, ...parts })
}

/** The `run_name` that a run's id begins with. */
export function runNameOf(id: string): string {
  return id.replace(/-\d{8}-\d{6}(?:-\d+)?$/, '')
}

/** All that a filter finds a run by. */
export function wordsOf(run: ViewedRun): string {
  const { id, notes } = run
  const starred = notes.starred ? vscode.l10n.t('starred') : ''
  const words = isForeign(run) ? [notes.name ?? '', toolName(run.tool), foreignStateText(run.state)] : ownWords(run)
  return [id, ...words, starred, ...notes.tags].join(' ')
}

function ownWords(run: ListedRun): readonly string[] {
  const { configPath, task, model, state } = run
  const config = path.join(path.basename(path.dirname(configPath)), path.basename(configPath))
  return [runTitle(run), config, task, model, stateText(state)]
}

/** `#kept #french`. */
export function tagsText(tags: readonly string[]): string {
  return tags.map((tag) => `#${tag}`).join(' ')
}

/** What is not empty, with dots between. */
export function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}
