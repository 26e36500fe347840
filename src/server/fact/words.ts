import { t } from '@vscode/l10n'
import { count } from '../../shared/text/numbers'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'

/** `1 step`, `5,000 steps`. */
export function steps(value: number): string {
  return value === 1 ? t('1 step') : t('{0} steps', count(value))
}

/** `1 example`, `4,000 examples`. */
export function examples(value: number): string {
  return value === 1 ? t('1 example') : t('{0} examples', count(value))
}

/** `5,000 steps`, or `about 5,000 steps` where the examples were counted before the config or a file changed. */
export function trainingSteps({ data, resolution: { effective } }: ConfigSnapshot, totalSteps: number): string {
  const isOfOlderCount = data?.isCurrent === false && effective.max_steps <= 0
  return isOfOlderCount ? t('about {0}', steps(totalSteps)) : steps(totalSteps)
}

/** Longest text of a user's that is shown in a sentence. */
const longest = 80

/** A text as code in Markdown, whatever is in it: what a config or a data file says never becomes a link or a picture. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const shown = line.length <= longest ? line : `${line.slice(0, longest)}…`
  const marks = shown.match(/`+/g) ?? []
  if (marks.length === 0) return `\`${shown}\``
  const fence = '`'.repeat(Math.max(...marks.map(({ length }) => length)) + 1)
  return `${fence} ${shown} ${fence}`
}
