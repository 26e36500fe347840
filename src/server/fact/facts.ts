import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { batchFacts } from './batchFacts'
import { dataFacts } from './dataFacts'
import type { Fact, FactMaker } from './fact'
import { modelFacts } from './modelFacts'
import { scheduleFacts } from './scheduleFacts'
import { stepFacts } from './stepFacts'

const makers: Readonly<Record<string, FactMaker>> = {
  ...stepFacts,
  ...scheduleFacts,
  ...batchFacts,
  ...dataFacts,
  ...modelFacts,
}

/** What a key comes to in this run; null where that is not known, or the value says it all. */
export function factOf(key: string, snapshot: ConfigSnapshot): Fact | null {
  return Object.hasOwn(makers, key) ? (makers[key]?.(snapshot) ?? null) : null
}
