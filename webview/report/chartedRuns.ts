import type { Report } from '../../src/shared/protocol/report'
import { lookOf } from '../common/chart/looks'
import { shortNames } from '../comparison/shortNames'
import type { ChartedRun } from '../dashboard/charts/chartedRun'
import { RunStore } from '../dashboard/RunStore'

/** The runs of a report as the panels' charts and tables take them. */
export function chartedRuns({ runs }: Report): readonly ChartedRun[] {
  const names = shortNames(runs.map(({ run }) => run.id))
  return runs.map(({ run, points, confusion }, index) => {
    const store = new RunStore()
    store.apply({ type: 'run', run })
    for (const message of points) store.apply(message)
    store.apply({ type: 'confusion', directory: run.directory, confusion })
    return { store, run, name: names[index] ?? run.id, look: lookOf(index) }
  })
}
