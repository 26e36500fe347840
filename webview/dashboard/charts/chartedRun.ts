import type { ShownRun } from '../../../src/shared/protocol/runPanel'
import type { ColourToken } from '../../common/colours'
import type { DashName } from '../../common/chart/chartModel'
import type { RunStore } from '../RunStore'

/** How a line is told from others. */
export interface Look {
  readonly colour: ColourToken
  readonly dash: DashName
}

/** A run as charts draw it. */
export interface ChartedRun {
  readonly store: RunStore
  readonly run: ShownRun
  /** As the legends name it. */
  readonly name: string
  /** Of all its lines, where there are several runs. */
  readonly look: Look
}
