import { t } from '@vscode/l10n'
import { writtenForm } from '../../../config/describe'
import { idleBeside } from '../../../config/rule/idleRule'
import type { CatalogueEntry } from '../../../shared/catalogue/entry'
import { evaluationSteps } from '../../../shared/schedule/evaluationSteps'
import { count, rate } from '../../../shared/text/numbers'
import { factOf } from '../../fact/facts'
import type { Judgement } from '../../fact/judgement'
import { curveOf } from '../../fact/scheduleFacts'
import { code } from '../../fact/words'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { verdictText } from './bandTexts'
import { dataAddress, scheduleImage } from './scheduleImage'

/** What the key is in this run: the value in effect, where it comes from, what it comes to, and how good it is. */
export function runText(entry: CatalogueEntry, judgement: Judgement | null, snapshot: ConfigSnapshot): string {
  const parts = entry.tasks.includes(snapshot.task)
    ? [
        effectText(entry, snapshot),
        idleText(entry, snapshot) || (factOf(entry.key, snapshot)?.text ?? ''),
        verdictText(judgement),
        uncountedText(entry, snapshot),
      ]
    : [t('No effect with the task {0}.', snapshot.task)]
  const known = parts.filter((part) => part !== '')
  return known.length === 0 ? '' : `${t('**In this run:**')} ${known.join(' ')}`
}

function effectText({ key, default: usual }: CatalogueEntry, { resolution }: ConfigSnapshot): string {
  const written = resolution.written.get(key)
  const value = resolution.values.get(key)?.value ?? null
  if (written !== undefined && written.value === undefined) return t('What is written cannot be used.')
  if (written !== undefined) {
    const shown = code(writtenForm(value))
    return written.origin === 'alias'
      ? t('{0}, written as {1}.', shown, code(written.entry.key))
      : t('{0}, as written.', shown)
  }
  if (usual.kind === 'required') return t('Not written yet.')
  if (value === null || isEmpty(value)) return usual.kind === 'absent' ? t('Not written.') : t('None, by default.')
  return t('{0}, the default.', code(writtenForm(value)))
}

function isEmpty(value: object | string | number | boolean): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0
}

function idleText({ key }: CatalogueEntry, { resolution: { effective } }: ConfigSnapshot): string {
  const other = idleBeside(effective, key)
  return other === null ? '' : t('No effect beside {0}.', code(`${other}: ${writtenForm(effective[other])}`))
}

/** Keys whose figures need the number of training examples. */
const countedKeys: ReadonlySet<string> = new Set([
  ...['learning_rate', 'lr_scheduler_type', 'warmup_steps', 'num_train_epochs', 'per_device_train_batch_size'],
  ...['gradient_accumulation_steps', 'logging_steps', 'eval_steps', 'save_steps', 'train_file'],
])

/** Why there are no figures; a fact that stays true for as long as the text is shown. */
function uncountedText({ key }: CatalogueEntry, { data, figures, resolution, settings }: ConfigSnapshot): string {
  const isOpen = settings.isTrusted && data === null && resolution.data !== null && countedKeys.has(key)
  const isMissing = key === 'train_file' || figures === null
  return isOpen && isMissing ? t('The training examples are not counted yet.') : ''
}

/** The learning rate over the run, with its peak in words for whoever does not see pictures; else empty. */
export function pictureOf({ group, key }: CatalogueEntry, snapshot: ConfigSnapshot): string {
  const isOfSchedule = group === 'schedule' || key === 'learning_rate'
  const curve = isOfSchedule ? curveOf(snapshot) : null
  const { figures, resolution, settings } = snapshot
  if (curve === null || figures === null) return ''
  const { totalSteps, warmupSteps } = figures
  const { effective } = resolution
  const image = { curve, totalSteps, warmupSteps, evaluations: evaluationSteps(effective, figures, 100) }
  const words = t(
    'Learning rate over {0} steps, with its peak of {1}',
    count(totalSteps),
    rate(effective.learning_rate),
  )
  return `![${words}](${dataAddress(scheduleImage(image, settings.theme))})`
}
