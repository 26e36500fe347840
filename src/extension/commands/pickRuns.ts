import { isRecord } from '../../shared/check'
import type { ViewedRun } from '../../runs/foreign/ListedForeign'
import type { ListedRun } from '../../runs/WatchedRun'
import { chooseSeveral } from '../messages/choose'
import { say } from '../messages/say'
import type { RunChoice } from './pickRun'
import { pickItemOf } from './pickRun'
import type { Services } from './services'

/** What to ask for, and what to say where there are none. */
type Question = Pick<RunChoice, 'title' | 'none'>

/** What a keybinding, a panel or the view gives a command to act on. */
type Selecting = Pick<Services, 'selection'>

/** Of our runs those that a command is for, see `pickOf`; those that do not fit are left out. */
export async function pickRuns(
  services: Pick<Services, 'runs'> & Selecting,
  given: unknown,
  selected: unknown,
  { fits, ...question }: Omit<RunChoice, 'takesOnly'>,
): Promise<readonly ListedRun[]> {
  return pickOf((await services.runs.look()).filter(fits), services, given, selected, question)
}

/** Of the runs in the view, those of other tools included. */
export async function pickViewedRuns(
  services: Pick<Services, 'runs' | 'foreign'> & Selecting,
  given: unknown,
  selected: unknown,
  { fits = () => true, ...question }: Question & { readonly fits?: (run: ViewedRun) => boolean },
): Promise<readonly ViewedRun[]> {
  const runs = [...(await services.runs.look()), ...(await services.foreign.look())]
  return pickOf(runs.filter(fits), services, given, selected, question)
}

/**
 * The runs that a command was given: the item that was pointed at, or all that are selected if it is one of them; those
 * selected in the view for a keybinding. Else those that its user picks; empty if none is. If none fits it is said.
 *
 * @param fitting those that the command is for
 * @param given the item of the view, the target of a panel, or `ofSelection`
 * @param selected the items selected in the view, from its menu
 */
export async function pickOf<Run extends ViewedRun>(
  fitting: readonly Run[],
  services: Selecting,
  given: unknown,
  selected: unknown,
  { title, none }: Question,
): Promise<readonly Run[]> {
  const directories = directoriesOf(services, given, selected)
  const runs = directories === null ? fitting : fitting.filter(({ directory }) => directories.has(directory))
  if (runs.length === 0) void say('information', none)
  if (directories !== null || runs.length === 0) return runs
  return ((await chooseSeveral(title, fitting.map(pickItemOf<Run>))) ?? []).map(({ run }) => run)
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
