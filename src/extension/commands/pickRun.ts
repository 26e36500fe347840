import { isRecord } from '../../shared/check'
import type { ViewedRun } from '../../runs/foreign/ListedForeign'
import { isForeign } from '../../runs/foreign/ListedForeign'
import type { ListedRun } from '../../runs/WatchedRun'
import { toolName } from '../../shared/text/toolName'
import { choose } from '../messages/choose'
import { say } from '../messages/say'
import { bestText, foreignStateText, joined, stateText, stepText } from '../views/runTexts'
import type { RunTarget, Services } from './services'

/** Which runs a command is for, and what to say where there are none. */
export interface RunChoice {
  readonly fits: (run: ListedRun) => boolean
  readonly title: string
  readonly none: string
  /** A single one is taken without asking. */
  readonly takesOnly: boolean
  /** It is for those of other tools too. */
  readonly isForForeign?: boolean
}

/** The run that a command was given, else the one that its user picks; null if none is. */
export async function pickRun(
  { runs, foreign }: Pick<Services, 'runs' | 'foreign'>,
  given: unknown,
  { fits, title, none, takesOnly, isForForeign = false }: RunChoice,
): Promise<RunTarget | null> {
  if (isRecord(given) && typeof given['directory'] === 'string') return { directory: given['directory'] }
  const own = (await runs.look()).filter(fits)
  const fitting: readonly ViewedRun[] = isForForeign ? [...own, ...(await foreign.look())] : own
  const [only] = fitting
  if (only === undefined) {
    void say('information', none)
    return null
  }
  if (takesOnly && fitting.length === 1) return only
  return (await choose(title, fitting.map(pickItemOf)))?.run ?? null
}

/** A run as one of a list to choose from. */
export function pickItemOf<Run extends ViewedRun>(run: Run): { label: string; description: string; run: Run } {
  const { id, notes, best } = run
  const figures = joined(...stateOf(run), best === null ? '' : bestText(best))
  return { label: notes.name ?? id, description: joined(notes.name === null ? '' : id, figures), run }
}

function stateOf(run: ViewedRun): readonly string[] {
  return isForeign(run) ? [toolName(run.tool), foreignStateText(run.state)] : [stateText(run.state), stepText(run)]
}
