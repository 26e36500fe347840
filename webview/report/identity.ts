import type { ReportedRun } from '../../src/shared/protocol/report'
import { runIdentity } from '../runPanel/facts'

/** What a run is, after its title: its id too, if a person gave it a name. */
export function identity({ run, name }: Pick<ReportedRun, 'run' | 'name'>): readonly string[] {
  return [...(name === null ? [] : [run.id]), ...runIdentity(run)]
}
