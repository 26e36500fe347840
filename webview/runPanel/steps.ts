import type { Range } from '../common/chart/Decimation'

/**
 * The steps that the charts of a run span. While it is live the end is its last step, halved as often as what is done
 * still fits: so the axis stands still between doublings, and at least half of it is filled. Afterwards it ends where
 * the run did.
 */
export function shownSteps(lastStep: number, totalSteps: number | null, isLive: boolean): Range {
  if (!isLive || totalSteps === null) return { min: 0, max: Math.max(1, lastStep) }
  let max = Math.max(totalSteps, lastStep, 1)
  while (max > smallestAxis && max / 2 >= lastStep) max /= 2
  return { min: 0, max: Math.ceil(max) }
}

const smallestAxis = 20
