import type { DashName } from '../common/chart/chartModel'
import type { ColourToken } from '../common/colours'
import type { Look } from './charts/chartedRun'

const lineColours = ['blue', 'yellow', 'green', 'purple', 'foreground'] as const satisfies readonly ColourToken[]
const lineDashes = ['solid', 'dashed', 'dotted', 'dashDotted'] as const satisfies readonly DashName[]

/** The look of the line of an index: neighbours differ in colour and dash, and no two of the first twenty are alike. */
export function lookAt(index: number): Look {
  const colour = lineColours[index % lineColours.length] ?? 'blue'
  // Five colours and four dashes: their pairs repeat after twenty.
  return { colour, dash: lineDashes[index % lineDashes.length] ?? 'solid' }
}
