import { t } from '@vscode/l10n'
import { writtenForm } from '../../../config/describe'
import type { CatalogueEntry } from '../../../shared/catalogue/entry'
import { evaluationSteps } from '../../../shared/schedule/evaluationSteps'
import { learningRateCurve } from '../../../shared/schedule/learningRateCurve'
import { count, rate } from '../../../shared/text/numbers'
import { factOf } from '../../fact/facts'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { dataAddress, scheduleImage } from './scheduleImage'

/** What the key is in this run: the value in effect and where it comes from, what it comes to, and the schedule. */
export function runTexts(entry: CatalogueEntry, snapshot: ConfigSnapshot): readonly string[] {
  const effect = effectText(entry, snapshot)
  const fact = factOf(entry.key, snapshot)?.text ?? ''
  const facts = [effect, fact].filter((part) => part !== '').join(' ')
  if (facts === '') return []
  const waiting = isWaiting(entry, snapshot) ? t('The data is being read: figures follow.') : ''
  return [
    `${t('**In this run:**')} ${facts} ${waiting}`.trimEnd(),
    entry.group === 'schedule' || entry.key === 'learning_rate' ? pictureOf(snapshot) : '',
  ]
}

function effectText({ key }: CatalogueEntry, { resolution }: ConfigSnapshot): string {
  const effect = resolution.values.get(key)
  if (effect === undefined || effect.value === null) return ''
  const value = `\`${writtenForm(effect.value)}\``
  switch (effect.origin) {
    case 'written':
      return t('{0}, as written.', value)
    case 'alias':
      return t('{0}, by another name of the key.', value)
    case 'default':
      return t('{0}, the default.', value)
  }
}

/** Groups whose keys come to figures that need the number of examples. */
const countedGroups: ReadonlySet<string> = new Set(['batch', 'schedule', 'data', 'evaluation', 'saving', 'logging'])

function isWaiting({ group }: CatalogueEntry, { data, resolution, settings }: ConfigSnapshot): boolean {
  return settings.isTrusted && data === null && resolution.data !== null && countedGroups.has(group)
}

/** The learning rate over the run, with its peak in words for whoever does not see pictures. */
function pictureOf({ figures, resolution: { effective }, settings }: ConfigSnapshot): string {
  if (figures === null) return ''
  const curve = learningRateCurve(effective, figures)
  if (curve === null) return ''
  const { totalSteps, warmupSteps } = figures
  const image = { curve, totalSteps, warmupSteps, evaluations: evaluationSteps(effective, figures, 100) }
  const words = t(
    'Learning rate over {0} steps, with its peak of {1}',
    count(totalSteps),
    rate(effective.learning_rate),
  )
  return `![${words}](${dataAddress(scheduleImage(image, settings.theme))})`
}
