import { isRecord } from '../../shared/check'
import type { ListedRun } from '../../runs/WatchedRun'
import { chooseSeveral } from '../messages/choose'
import { say } from '../messages/say'
import type { RunChoice } from './pickRun'
import { pickItemOf } from './pickRun'
import type { Services } from './services'

/**
 * The runs that a command was given: the item that was pointed at, or all that are selected if it is one of them; those
 * selected in the view for a keybinding. Else those that its user picks; empty if none is. Runs that do not fit are left
 * out, and if none does it is said.
 *
 * @param given the item of the view, the target of a panel, or `ofSelection`
 * @param selected the items selected in the view, from its menu
 */
export async function pickRuns(
  services: Pick<Services, 'runs' | 'selection'>,
  given: unknown,
  selected: unknown,
  choice: Omit<RunChoice, 'takesOnly'>,
): Promise<readonly ListedRun[]> {
  const fitting = (await services.runs.look()).filter(choice.fits)
  const directories = directoriesOf(services, given, selected)
  const runs = directories === null ? fitting : fitting.filter(({ directory }) => directories.has(directory))
  if (runs.length === 0) void say('information', choice.none)
  if (directories !== null || runs.length === 0) return runs
  return ((await chooseSeveral(choice.title, fitting.map(pickItemOf))) ?? []).map(({ run }) => run)
}

/** The runs that are meant by what a command was given; null where none is. */
export function directoriesOf(
  { selection }: Pick<Services, 'selection'>,
  given: unknown,
  selected: unknown,
): ReadonlySet<string> | null {
  if (isRecord(given) && given['isOfSelection'] === true) return new Set(selection().map(({ directory }) => directory))
  const items: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [given]
  const directories = items.flatMap((item) =>
    isRecord(item) && typeof item['directory'] === 'string' ? [item['directory']] : [],
  )
  return directories.length === 0 ? null : new Set(directories)
}
