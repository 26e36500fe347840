import type { ConfigProblem } from '../../../config/problems'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { bandFixes } from './bandFixes'
import type { Fix } from './fix'
import { keyFixes } from './keyFixes'
import { partnerFixes } from './partnerFixes'
import { typeFixes } from './typeFixes'
import { valueFixes } from './valueFixes'

type AnyMaker = (values: never, problem: ConfigProblem, snapshot: ConfigSnapshot) => readonly Fix[]

const makers: Readonly<Record<string, AnyMaker>> = {
  ...keyFixes,
  ...typeFixes,
  ...valueFixes,
  ...partnerFixes,
  ...bandFixes,
}

/** The ways to mend a problem, the preferred one first. */
export function fixesFor(problem: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const make = makers[problem.code]
  // A code's arguments are those that its maker takes: `FixMaker` ties them together.
  const fixes = make?.(problem.arguments as never, problem, snapshot) ?? []
  return fixes.filter(({ changes }) => changes.length > 0)
}
