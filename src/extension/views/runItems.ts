import path from 'node:path'
import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { isForeign } from '../../runs/foreign/ListedForeign'
import type { RunError } from '../../runs/runError'
import { canResume } from '../../runs/runSummary'
import type { ListedRun } from '../../runs/WatchedRun'
import { duration, percent } from '../../shared/text/numbers'
import type { CommandId } from '../contributions/commands'
import { foreignItem } from './foreignItem'
import type { RunNode, RunsNode } from './runNodes'
import { bestText, joined, leftText, runNameOf, runTitle, stateIcon, stateText, stepText, tagsText } from './runTexts'

/** @param isOneName the runs shown all have one run name, which need not stand beside each then */
export function itemOf(node: RunsNode, isOneName: boolean): vscode.TreeItem {
  const item = unidentifiedItem(node, isOneName)
  item.id = node.id
  return item
}

function unidentifiedItem(node: RunsNode, isOneName: boolean): vscode.TreeItem {
  switch (node.type) {
    case 'run':
      return runItem(node, isOneName)
    case 'group':
      return groupItem(node)
    case 'unreadable':
      return unreadableItem(node.error)
  }
}

function runItem(node: RunNode, isOneName: boolean): vscode.TreeItem {
  const { summary } = node
  const item = isForeign(summary) ? foreignItem(summary) : ownItem(summary, isOneName)
  const command: CommandId = 'finetune-lab.showRun'
  // The focus stays in the list, for its keys.
  item.command = { command, title: vscode.l10n.t('Show run'), arguments: [node, { preserveFocus: true }] }
  return item
}

function ownItem(summary: ListedRun, isOneName: boolean): vscode.TreeItem {
  const title = runTitle(summary)
  const item = new vscode.TreeItem(summary.notes.starred ? `★ ${title}` : title)
  item.description = description(summary, isOneName)
  item.iconPath = stateIcon(summary.state)
  item.contextValue = contextValue(summary)
  item.tooltip = tooltip(summary)
  item.accessibilityInformation = { label: spoken(summary) }
  return item
}

/** A view is narrow: what the icon says comes last or not at all, and what changes comes first. */
function description(summary: ListedRun, isOneName: boolean): string {
  const { state, step, totalSteps, notes } = summary
  const share = vscode.l10n.t('{0} %', percent(step / Math.max(1, totalSteps), 0))
  const isPlain = state === 'running' || state === 'completed'
  return joined(
    isLive(state) ? share : '',
    figures(summary),
    isPlain ? '' : stateText(state),
    isOneName ? '' : runNameOf(summary.id),
    tagsText(notes.tags),
  )
}

/** The best score, and the time left or taken. */
function figures(summary: ListedRun): string {
  const { best, secondsElapsed, state } = summary
  const taken = secondsElapsed === null ? '' : duration(secondsElapsed)
  return joined(best === null ? '' : bestText(best), isLive(state) ? leftText(summary) : taken)
}

function spoken(summary: ListedRun): string {
  const { id, notes, state } = summary
  return joined(
    notes.name ?? '',
    id,
    stateText(state),
    stepText(summary),
    figures(summary),
    notes.starred ? vscode.l10n.t('starred') : '',
    notes.tags.length === 0 ? '' : vscode.l10n.t('tags {0}', notes.tags.join(', ')),
  )
}

/** The words that menus look for. */
function contextValue(summary: ListedRun): string {
  const words = ['run', isLive(summary.state) ? 'live' : 'ended', summary.notes.starred ? 'starred' : 'plain']
  return [...words, ...(canResume(summary) ? ['resumable'] : [])].join(' ')
}

function tooltip(summary: ListedRun): vscode.MarkdownString {
  const { id, state, best, secondsElapsed, model, configPath, failure, notes } = summary
  const lines = [
    notes.name === null ? '' : id,
    joined(stateText(state), stepText(summary), leftText(summary)),
    best === null ? '' : vscode.l10n.t('best {0} at step {1}', bestText(best), best.step),
    secondsElapsed === null ? '' : vscode.l10n.t('{0} of work', duration(secondsElapsed)),
    tagsText(notes.tags),
    model,
    configPath,
    failure === null ? '' : `${failure.message} ${failure.hint}`,
  ]
  const text = new vscode.MarkdownString()
  text.appendText(notes.name ?? id)
  for (const line of lines) if (line !== '') text.appendMarkdown('\n\n').appendText(line)
  return text
}

function groupItem(node: Extract<RunsNode, { type: 'group' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(groupLabel(node), vscode.TreeItemCollapsibleState.Expanded)
  const { length } = node.children
  item.description = length === 1 ? vscode.l10n.t('1 run') : vscode.l10n.t('{0} runs', length)
  item.accessibilityInformation = { label: joined(groupLabel(node), item.description) }
  item.contextValue = 'group'
  if (node.grouping === 'config' && node.key !== null) item.tooltip = node.key
  return item
}

function groupLabel({ grouping, key }: Extract<RunsNode, { type: 'group' }>): string {
  if (key === null) return grouping === 'tag' ? vscode.l10n.t('No tag') : vscode.l10n.t('Other tools')
  if (grouping !== 'config') return key
  const shown = vscode.workspace.asRelativePath(vscode.Uri.file(key))
  // One of another folder is told by the folder that it is in.
  return path.isAbsolute(shown) ? path.join(path.basename(path.dirname(key)), path.basename(key)) : shown
}

function unreadableItem(error: RunError): vscode.TreeItem {
  const isFolder = error.code === 'folder-unreadable'
  const label = isFolder ? vscode.l10n.t('A folder that cannot be read') : vscode.l10n.t('A run that cannot be read')
  const item = new vscode.TreeItem(label)
  item.description = error.message
  item.tooltip = `${error.message} ${error.hint}`
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('charts.yellow'))
  return item
}
