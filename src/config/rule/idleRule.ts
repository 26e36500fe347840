import type { CatalogueKey, CatalogueValues } from '../../shared/catalogue/values'
import { printValue } from '../printValue'
import type { ConfigFinding } from '../problems'
import { finding } from '../problems'
import type { Rule, RuleInput } from './ruleInput'
import { anchorAt, isWritten } from './ruleInput'

/** A key that has no effect while another one has such a value. */
interface IdleKey {
  readonly key: CatalogueKey
  readonly other: 'max_steps' | 'eval_strategy' | 'save_strategy' | 'early_stopping_patience' | 'optim'
  readonly isIdle: (values: CatalogueValues) => boolean
}

const notAdaptive = ({ optim }: CatalogueValues): boolean => optim === 'sgd'
const notEvaluated = ({ eval_strategy }: CatalogueValues): boolean => eval_strategy === 'no'

const idleKeys: readonly IdleKey[] = [
  { key: 'num_train_epochs', other: 'max_steps', isIdle: ({ max_steps }) => max_steps > 0 },
  { key: 'eval_steps', other: 'eval_strategy', isIdle: ({ eval_strategy }) => eval_strategy !== 'steps' },
  { key: 'eval_delay', other: 'eval_strategy', isIdle: notEvaluated },
  { key: 'save_steps', other: 'save_strategy', isIdle: ({ save_strategy }) => save_strategy !== 'steps' },
  {
    key: 'early_stopping_threshold',
    other: 'early_stopping_patience',
    isIdle: ({ early_stopping_patience }) => early_stopping_patience === null,
  },
  { key: 'adam_beta1', other: 'optim', isIdle: notAdaptive },
  { key: 'adam_beta2', other: 'optim', isIdle: notAdaptive },
  { key: 'adam_epsilon', other: 'optim', isIdle: notAdaptive },
]

/** Whether a key has no effect beside the others. */
export function isIdle({ values }: Pick<RuleInput, 'values'>, key: string): boolean {
  return idleBeside(values, key) !== null
}

/** The key whose value leaves this one without effect, null if it has one. */
export function idleBeside(values: CatalogueValues, key: string): IdleKey['other'] | null {
  return idleKeys.find((idle) => idle.key === key && idle.isIdle(values))?.other ?? null
}

/** No key is written beside another one that leaves it without effect. */
export const idleRule: Rule = (input) => idleKeys.flatMap((idle) => checkKey(idle, input))

function checkKey({ key, other, isIdle: holds }: IdleKey, input: RuleInput): readonly ConfigFinding[] {
  // A default that leaves a key without effect has a reason that another problem says.
  if (!isWritten(input, key) || !isWritten(input, other) || !holds(input.values)) return []
  return [finding('FT068', { key, other, value: printValue(input.values[other]) }, anchorAt(input, key))]
}
