import * as vscode from 'vscode'
import type { ViewedRun } from '../../runs/foreign/ListedForeign'
import type { RunNotes } from '../../runs/runNotes'
import { chooseSeveral } from '../messages/choose'
import { pickViewedRuns } from './pickRuns'
import type { CommandHandler, Services } from './services'

const anyRun = () => ({ none: vscode.l10n.t('There are no runs here yet.') })

/** `Rename run`: the name that lists show in place of its time; its folder stays as it is. */
export async function renameRun(services: Services, given?: unknown, selected?: unknown): Promise<void> {
  const title = vscode.l10n.t('Which run to rename?')
  const [run] = await pickViewedRuns(services, given, selected, { ...anyRun(), title })
  if (run === undefined) return
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Name of {0}', run.id),
    prompt: vscode.l10n.t('Shown in lists; the folder keeps its name. Empty: no name.'),
    value: run.notes.name ?? '',
    ignoreFocusOut: true,
  })
  if (name === undefined) return
  const trimmed = name.trim()
  await change(services, [run], (notes) => ({ ...notes, name: trimmed === '' ? null : trimmed }))
}

/** `Tag run`: tags from a list of those in use, and new ones. */
export async function tagRuns(services: Services, given?: unknown, selected?: unknown): Promise<void> {
  const title = vscode.l10n.t('Which runs to tag?')
  const runs = await pickViewedRuns(services, given, selected, { ...anyRun(), title })
  if (runs.length === 0) return
  const before = tagsOf(runs)
  const tags = await pickTags(before, tagsOf([...services.runs.runs, ...services.foreign.runs]))
  if (tags === null) return
  const gone = new Set(before.filter((tag) => !tags.includes(tag)))
  // A tag that only some of them have stays theirs unless it is taken away or given to all.
  const added = tags.filter((tag) => !before.includes(tag) || runs.every(({ notes }) => notes.tags.includes(tag)))
  await change(services, runs, (notes) => ({
    ...notes,
    tags: [...new Set([...notes.tags.filter((tag) => !gone.has(tag)), ...added])],
  }))
}

/** `Star run`: it comes first in the view. */
export const starRuns: CommandHandler = (services, given, selected) => setStarred(true, services, given, selected)

/** `Unstar run`. */
export const unstarRuns: CommandHandler = (services, given, selected) => setStarred(false, services, given, selected)

async function setStarred(starred: boolean, services: Services, given: unknown, selected: unknown): Promise<void> {
  const runs = await pickViewedRuns(services, given, selected, {
    fits: ({ notes }) => notes.starred !== starred,
    title: starred ? vscode.l10n.t('Which runs to star?') : vscode.l10n.t('Which runs not to star any more?'),
    none: starred ? vscode.l10n.t('There is no run here without a star.') : vscode.l10n.t('No run here has a star.'),
  })
  if (runs.length > 0) await change(services, runs, (notes) => ({ ...notes, starred }))
}

function tagsOf(runs: readonly ViewedRun[]): readonly string[] {
  return [...new Set(runs.flatMap(({ notes }) => notes.tags))].sort((one, other) => one.localeCompare(other))
}

/** Each of the two knows which of the runs are its own. */
async function change(
  { runs: own, foreign }: Pick<Services, 'runs' | 'foreign'>,
  runs: readonly ViewedRun[],
  change: (notes: RunNotes) => RunNotes,
): Promise<void> {
  const directories = runs.map(({ directory }) => directory)
  await own.changeNotes(directories, change)
  await foreign.changeNotes(directories, change)
}

interface TagItem extends vscode.QuickPickItem {
  /** Null for the entry that asks for new ones. */
  readonly tag: string | null
}

/** @returns null where it was dismissed */
async function pickTags(picked: readonly string[], known: readonly string[]): Promise<readonly string[] | null> {
  if (known.length === 0) return askForTags([])
  const items: readonly TagItem[] = known.map((tag) => ({ label: tag, tag, picked: picked.includes(tag) }))
  const another: TagItem = { label: vscode.l10n.t('$(add) New tags…'), tag: null }
  const chosen = await chooseSeveral(vscode.l10n.t('Tags'), [...items, another])
  if (chosen === null) return null
  const tags = chosen.flatMap(({ tag }) => (tag === null ? [] : [tag]))
  return chosen.some(({ tag }) => tag === null) ? askForTags(tags) : tags
}

async function askForTags(tags: readonly string[]): Promise<readonly string[] | null> {
  const written = await vscode.window.showInputBox({
    title: vscode.l10n.t('New tags'),
    prompt: vscode.l10n.t('Several with commas between.'),
    ignoreFocusOut: true,
  })
  if (written === undefined) return null
  const added = written.split(',').map((tag) => tag.trim().replace(/^#/, ''))
  return [...new Set([...tags, ...added.filter((tag) => tag !== '')])]
}
