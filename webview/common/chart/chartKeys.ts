import type { ChartModel } from './chartModel'
import type { Range } from './Decimation'
import { panned, zoomed } from './view'

const keyFactor = 0.5
const keyShare = 0.2

/**
 * What a key makes of the part of the axis that is seen: plus and minus zoom about the cursor, Shift and an arrow move,
 * 0 shows all.
 *
 * @returns undefined if the key is for something else
 */
export function viewForKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  model: ChartModel,
  view: Range | null,
  cursor: number | null,
): Range | null | undefined {
  const { min, max } = view ?? model.axis.range
  const isSeen = cursor !== null && cursor >= min && cursor <= max
  const about = isSeen ? cursor : (min + max) / 2
  if (key === '+' || key === '=') return zoomed(model, view, keyFactor, about)
  if (key === '-') return zoomed(model, view, 1 / keyFactor, about)
  if (key === '0') return null
  if (shiftKey && key === 'ArrowRight') return panned(model, view, keyShare)
  if (shiftKey && key === 'ArrowLeft') return panned(model, view, -keyShare)
  return undefined
}
