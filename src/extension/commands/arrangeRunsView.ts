import * as vscode from 'vscode'
import type { RunGrouping, RunOrder } from '../../runs/arrangeRuns'
import { runGroupings, runOrders } from '../../runs/arrangeRuns'
import { choose } from '../messages/choose'
import type { Services } from './services'

/** `Group runs`. */
export async function groupRunsView({ arrangements }: Services): Promise<void> {
  const title = vscode.l10n.t('Group the runs by')
  const grouping = await pick(title, runGroupings, groupingTexts(), arrangements.current.grouping)
  if (grouping !== null) await arrangements.change({ grouping })
}

/** `Sort runs`. */
export async function sortRunsView({ arrangements }: Services): Promise<void> {
  const title = vscode.l10n.t('Sort the runs by')
  const order = await pick(title, runOrders, orderTexts(), arrangements.current.order)
  if (order !== null) await arrangements.change({ order })
}

/** `Filter runs`: shown as it is typed; dismissed, all is as before. */
export async function filterRunsView({ arrangements }: Services): Promise<void> {
  const before = arrangements.current.filter
  const box = vscode.window.createInputBox()
  box.title = vscode.l10n.t('Filter the runs')
  box.prompt = vscode.l10n.t('Words of their name, folder, config, task, model, state or tags. Empty: all runs.')
  box.value = before
  const accepted = await new Promise<boolean>((resolve) => {
    box.onDidChangeValue((filter) => void arrangements.change({ filter }))
    box.onDidAccept(() => resolve(true))
    box.onDidHide(() => resolve(false))
    box.show()
  })
  box.dispose()
  await arrangements.change({ filter: accepted ? box.value : before })
}

/** `Clear filter`. */
export async function clearRunsFilter({ arrangements }: Services): Promise<void> {
  await arrangements.change({ filter: '' })
}

function groupingTexts(): Readonly<Record<RunGrouping, string>> {
  return {
    none: vscode.l10n.t('No groups'),
    config: vscode.l10n.t('Config'),
    task: vscode.l10n.t('Task'),
    tag: vscode.l10n.t('Tag'),
  }
}

function orderTexts(): Readonly<Record<RunOrder, string>> {
  return {
    newest: vscode.l10n.t('Newest first'),
    score: vscode.l10n.t('Best score first'),
    duration: vscode.l10n.t('Longest first'),
    name: vscode.l10n.t('Name'),
  }
}

async function pick<Value extends string>(
  title: string,
  values: readonly Value[],
  texts: Readonly<Record<Value, string>>,
  current: Value,
): Promise<Value | null> {
  const items = values.map((value) => ({
    label: texts[value],
    description: value === current ? vscode.l10n.t('as it is now') : '',
    value,
  }))
  return (await choose(title, items))?.value ?? null
}
