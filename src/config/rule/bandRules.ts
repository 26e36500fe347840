import type { Band, BandedValue, Situation } from '../../shared/catalogue/bands'
import { bandOf, bandsIn, measure } from '../../shared/catalogue/bands'
import { catalogue } from '../../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../shared/catalogue/entry'
import type { CatalogueKey } from '../../shared/catalogue/values'
import type { ArgumentValue } from '../../shared/protocol/arguments'
import { describeBounds } from '../describe'
import { printValue } from '../printValue'
import type { ConfigFinding, FindingAnchor } from '../problems'
import { finding } from '../problems'
import { situationOf } from '../situation'
import { isIdle } from './idleRule'
import type { Rule, RuleInput } from './ruleInput'
import { anchorAt, isWritten } from './ruleInput'

interface BandedEntry {
  readonly key: CatalogueKey
  readonly tasks: CatalogueEntry['tasks']
  readonly banded: BandedValue
}

/** The keys that have bands. */
const bandedEntries: readonly BandedEntry[] = catalogue.flatMap(({ key, tasks, documentation: { bands } }) =>
  // Keys of tasks that cannot be started yet are no `CatalogueKey`, and are looked up alike.
  bands === undefined ? [] : [{ key: key as CatalogueKey, tasks, banded: bands }],
)

/** No value is doubtful or dangerous, as far as that shows before the data is counted. */
export const bandRule: Rule = (input) => {
  const situation = situationOf(input.values, input.model)
  return bandedEntries.flatMap((entry) => {
    const value = situation.valueOf(entry.key)
    const measured = measure(entry.banded, value, situation, plannedSteps(situation))
    return measured === null ? [] : judge(entry, value, measured, situation, input)
  })
}

/**
 * The same for counts of steps, whose share of the training shows once the steps are counted.
 *
 * @param totalSteps of the training
 */
export function bandsOfSteps(input: BandInput, totalSteps: number): readonly ConfigFinding[] {
  const situation = situationOf(input.values, input.model)
  return bandedEntries.flatMap((entry) => {
    const value = situation.valueOf(entry.key)
    if (measure(entry.banded, value, situation, plannedSteps(situation)) !== null) return []
    const measured = measure(entry.banded, value, situation, totalSteps)
    return measured === null ? [] : judge(entry, value, measured, situation, input)
  })
}

type BandInput = Pick<RuleInput, 'values' | 'written' | 'model'>

/** Steps that the config itself names, null where they follow from the data. */
function plannedSteps({ valueOf }: Situation): number | null {
  const steps = valueOf('max_steps')
  return typeof steps === 'number' && steps > 0 ? steps : null
}

function judge(
  { key, tasks, banded }: BandedEntry,
  value: ArgumentValue,
  measured: number,
  situation: Situation,
  input: BandInput,
): readonly ConfigFinding[] {
  if (!tasks.includes(situation.task) || isIdle(input, key)) return []
  const band = bandOf(banded, measured, situation)
  if (band === undefined || band.verdict === 'good') return []
  const values = { key, value: printValue(value), reason: band.reason, usual: usualOf(banded, situation) }
  if (isWritten(input, key)) {
    return [finding(band.verdict === 'dangerous' ? 'FT080' : 'FT081', values, anchorAt(input, key))]
  }
  const cause = causeOf(band, input)
  return cause === null ? [] : [finding('FT082', values, cause)]
}

/** Where the good values are, in words, empty if there are none. */
function usualOf(banded: BandedValue, situation: Situation): string {
  // A share or a number of sentences is not written as it is measured, so it would only confuse.
  if (banded.measure !== 'value') return ''
  const good = bandsIn(banded, situation).find(({ verdict }) => verdict === 'good')
  return good === undefined ? '' : describeBounds(good)
}

/** What is written that a default does not suit, null if nothing is. */
function causeOf({ when }: Band, input: BandInput): FindingAnchor | null {
  const causes: readonly CatalogueKey[] = [
    ...(when?.sizes === undefined ? [] : (['model_name_or_path'] as const)),
    ...(when?.trained === undefined ? [] : (['freeze'] as const)),
    ...(Object.keys(when?.values ?? {}) as CatalogueKey[]),
  ]
  const cause = causes.find((key) => isWritten(input, key))
  return cause === undefined ? null : anchorAt(input, cause)
}
