import * as vscode from 'vscode'
import type { ForeignState, ListedForeign } from '../../runs/foreign/ListedForeign'
import { count, duration } from '../../shared/text/numbers'
import { toolName } from '../../shared/text/toolName'
import { bestText, foreignStateText, joined, stateIcon, tagsText } from './runTexts'

/** A run of another tool as a row, but for what all rows of runs have. */
export function foreignItem(run: ListedForeign): vscode.TreeItem {
  const { tool, id, directory, notes, state } = run
  const title = notes.name ?? id
  const item = new vscode.TreeItem(notes.starred ? `★ ${title}` : title)
  const figures = foreignFigures(run)
  const isPlain = state === 'running' || state === 'completed' || state === 'unread'
  const shownState = isPlain ? '' : foreignStateText(state)
  item.description = joined(shownState, toolName(tool), figures, tagsText(notes.tags))
  item.iconPath = foreignIcon(state)
  item.contextValue = `foreign ${notes.starred ? 'starred' : 'plain'}`
  const starred = notes.starred ? vscode.l10n.t('starred') : ''
  const spoken = [notes.name ?? '', id, toolName(tool), foreignStateText(state), figures, starred, tagsText(notes.tags)]
  item.accessibilityInformation = { label: joined(...spoken) }
  const text = new vscode.MarkdownString()
  text.appendText(title)
  for (const line of [joined(toolName(tool), foreignStateText(state), stepText(run)), figures, directory])
    if (line !== '') text.appendMarkdown('\n\n').appendText(line)
  item.tooltip = text
  return item
}

/** The best score, and the time taken: of each what its tool says. */
function foreignFigures({ best, secondsElapsed }: ListedForeign): string {
  return joined(best === null ? '' : bestText(best), secondsElapsed === null ? '' : duration(secondsElapsed))
}

function stepText({ step, totalSteps }: ListedForeign): string {
  return totalSteps === null
    ? vscode.l10n.t('step {0}', count(step))
    : vscode.l10n.t('step {0} of {1}', count(step), count(totalSteps))
}

/** What is not there any more is dimmed. */
function foreignIcon(state: ForeignState): vscode.ThemeIcon {
  switch (state) {
    case 'unread':
    case 'reading':
    case 'quiet':
      return new vscode.ThemeIcon('history')
    case 'gone':
      return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'))
    case 'unreadable':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('charts.yellow'))
    default:
      return stateIcon(state)
  }
}
