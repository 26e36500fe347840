import { catalogue } from '../../shared/catalogue/catalogue'
import type { Choice } from '../../shared/catalogue/entry'
import type { CatalogueKey } from '../../shared/catalogue/values'
import { finding } from '../problems'
import type { Rule } from './ruleInput'
import { anchorAt } from './ruleInput'

interface DoubtfulChoice {
  readonly key: CatalogueKey
  readonly value: string
  readonly reason: string
}

const doubtfulChoices: readonly DoubtfulChoice[] = catalogue.flatMap(({ key, type }) => {
  const choices: readonly Choice[] = type.type === 'choice' ? type.choices : []
  return choices.flatMap(({ value, caution: reason }) =>
    reason === undefined ? [] : [{ key: key as CatalogueKey, value, reason }],
  )
})

/** No choice is one that is doubtful for most. */
export const cautionRule: Rule = (input) =>
  doubtfulChoices
    .filter(({ key, value }) => input.written.get(key)?.value === value)
    .map(({ key, value, reason }) => finding('FT081', { key, value, reason, usual: '' }, anchorAt(input, key)))
