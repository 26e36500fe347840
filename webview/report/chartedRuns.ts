import type { Report, ReportedRun } from '../../src/shared/protocol/report'
import { lookOf } from '../common/chart/looks'
import { legendNames } from '../comparison/shortNames'
import type { ChartedRun } from '../dashboard/charts/chartedRun'
import { RunStore } from '../dashboard/RunStore'

/** The runs of a report as the panels' charts and tables take them. */
export function chartedRuns({ runs }: Report): readonly ChartedRun[] {
  const stores = runs.map(storeOf)
  const names = legendNames(stores)
  return runs.flatMap(({ run }, index) => {
    const store = stores[index]
    return store === undefined ? [] : [{ store, run, name: names[index] ?? store.name, look: lookOf(index) }]
  })
}

function storeOf({ run, name, points, confusion }: ReportedRun): RunStore {
  const { directory } = run
  const store = new RunStore()
  store.apply({ type: 'run', run })
  store.apply({ type: 'name', directory, name })
  for (const message of points) store.apply(message)
  store.apply({ type: 'confusion', directory, confusion })
  return store
}
