import { t } from '@vscode/l10n'
import { printValue } from '../../../config/printValue'
import type { WrittenKey } from '../../../config/readKeys'
import { idleBeside } from '../../../config/rule/idleRule'
import type { CatalogueEntry } from '../../../shared/catalogue/entry'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import { evaluationSteps } from '../../../shared/schedule/evaluationSteps'
import { count, rate } from '../../../shared/text/numbers'
import { factOf } from '../../fact/facts'
import type { Judgement } from '../../fact/judgement'
import { isUnfit } from '../../fact/judgement'
import { curveOf } from '../../fact/scheduleFacts'
import { code } from '../../fact/words'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { verdictText } from './bandTexts'
import { dataAddress, scheduleImage } from './scheduleImage'

/** What the key is in this run: the value in effect, where it comes from, what it comes to, and how good it is. */
export function runText(entry: CatalogueEntry, judgement: Judgement | null, snapshot: ConfigSnapshot): string {
  const known = partsOf(entry, judgement, snapshot).filter((part) => part !== '')
  return known.length === 0 ? '' : `${t('**In this run:**')} ${known.join(' ')}`
}

function partsOf(entry: CatalogueEntry, judgement: Judgement | null, snapshot: ConfigSnapshot): readonly string[] {
  if (!entry.tasks.includes(snapshot.task)) return [t('No effect with the task {0}.', snapshot.task)]
  // Figures would be those of the default, which nobody asked for.
  if (isUnfit(entry.key, snapshot)) return [t('What is written cannot be used.')]
  const idle = idleText(entry, snapshot)
  return [
    effectText(entry, snapshot),
    idle === '' ? (factOf(entry.key, snapshot)?.text ?? '') : idle,
    verdictText(judgement),
    isDoubtfulChoice(entry, snapshot) ? t('**Doubtful.**') : '',
    uncountedText(entry, snapshot),
  ]
}

function isDoubtfulChoice({ key, type }: CatalogueEntry, { resolution }: ConfigSnapshot): boolean {
  const value = resolution.values.get(key)?.value
  return type.type === 'choice' && type.choices.some((choice) => choice.value === value && choice.caution !== undefined)
}

function effectText({ key, default: usual }: CatalogueEntry, { config, resolution }: ConfigSnapshot): string {
  const written = resolution.written.get(key)
  const value = resolution.values.get(key)?.value ?? null
  if (written !== undefined) {
    return written.origin === 'alias'
      ? t('{0}, written as {1}.', code(printValue(value)), code(written.entry.key))
      : t('{0}, as written.', code(shownText(written, value, config.text)))
  }
  if (usual.kind === 'required') return t('Not written yet.')
  if (value === null || isEmpty(value)) return usual.kind === 'absent' ? t('Not written.') : t('None, by default.')
  return t('{0}, the default.', code(printValue(value)))
}

/** A number as it is written, `1e-3`; a single file without its list. */
function shownText({ node }: WrittenKey, value: ArgumentValue, text: string): string {
  const own = text.slice(node.range.start, node.range.end)
  if (typeof value === 'number' && Number(own) === value) return own
  const [only, ...others] = Array.isArray(value) ? (value as readonly ArgumentValue[]) : []
  return only !== undefined && others.length === 0 ? printValue(only) : printValue(value)
}

function isEmpty(value: object | string | number | boolean): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0
}

function idleText({ key }: CatalogueEntry, { resolution: { effective } }: ConfigSnapshot): string {
  const other = idleBeside(effective, key)
  return other === null ? '' : t('No effect beside {0}.', code(`${other}: ${printValue(effective[other])}`))
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
export function pictureOf(entry: CatalogueEntry, snapshot: ConfigSnapshot): string {
  const isOfSchedule = entry.group === 'schedule' || entry.key === 'learning_rate'
  const curve = isOfSchedule ? curveOf(snapshot) : null
  const { figures, resolution, settings } = snapshot
  if (curve === null || figures === null || isUnfit(entry.key, snapshot)) return ''
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
