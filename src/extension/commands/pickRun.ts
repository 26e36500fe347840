import { isRecord } from '../../shared/check'
import type { ListedRun } from '../../runs/WatchedRun'
import { choose } from '../messages/choose'
import { say } from '../messages/say'
import { bestText, joined, stateText, stepText } from '../views/runTexts'
import type { RunTarget, Services } from './services'

/** Which runs a command is for, and what to say where there are none. */
export interface RunChoice {
  readonly fits: (run: ListedRun) => boolean
  readonly title: string
  readonly none: string
  /** A single one is taken without asking. */
  readonly takesOnly: boolean
}

/** The run that a command was given, else the one that its user picks; null if none is. */
export async function pickRun(
  { runs }: Pick<Services, 'runs'>,
  given: unknown,
  { fits, title, none, takesOnly }: RunChoice,
): Promise<RunTarget | null> {
  if (isRecord(given) && typeof given['directory'] === 'string') return { directory: given['directory'] }
  const fitting = (await runs.look()).filter(fits)
  const [only] = fitting
  if (only === undefined) {
    void say('information', none)
    return null
  }
  if (takesOnly && fitting.length === 1) return only
  return (await choose(title, fitting.map(pickItemOf)))?.run ?? null
}

/** A run as one of a list to choose from. */
export function pickItemOf(run: ListedRun): { label: string; description: string; run: ListedRun } {
  const { id, notes, state, best } = run
  const figures = joined(stateText(state), stepText(run), best === null ? '' : bestText(best))
  return { label: notes.name ?? id, description: joined(notes.name === null ? '' : id, figures), run }
}
