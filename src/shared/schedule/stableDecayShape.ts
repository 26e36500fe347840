import { cosineAfter, turns } from './cosineShapes'
import { bendsAt } from './curve'
import type { MakeShape } from './shape'
import { numberOption, textOption } from './shape'

/** `warmup_stable_decay`: where the three stages do not fit into the horizon, the decay begins part of the way down. */
export const warmupStableDecay: MakeShape = ({ warmupSteps, horizon, options }) => {
  const decay = numberOption(options, 'num_decay_steps', 0)
  const decayStart = warmupSteps + numberOption(options, 'num_stable_steps', horizon - warmupSteps - decay)
  const end = decayStart + decay
  const minimum = numberOption(options, 'min_lr_ratio', 0)
  const cycles = numberOption(options, 'num_cycles', 0.5)
  const decayType = textOption(options, 'decay_type', 'cosine')
  const rise = riseOf(textOption(options, 'warmup_type', 'linear'))
  const fall = fallOf(decayType, cycles)
  const above = (factor: number) => Math.max(0, factor * (1 - minimum) + minimum)
  return {
    at: (step) => {
      if (step < warmupSteps) return above(rise(step / Math.max(1, warmupSteps)))
      if (step < decayStart) return 1
      return step < end ? above(fall((step - decayStart) / Math.max(1, decay))) : minimum
    },
    bends: (last) => [
      ...bendsAt(last, { 'warmup-end': warmupSteps, 'decay-start': decayStart, end }),
      ...(decayType === 'cosine' && decay > 0 ? turns(decayStart, decay, cycles, Math.min(last, end - 1)) : []),
    ],
  }
}

function riseOf(type: string): (progress: number) => number {
  if (type === 'cosine') return (progress) => 0.5 * (1 - Math.cos(Math.PI * progress))
  return type === '1-sqrt' ? (progress) => 1 - Math.sqrt(1 - progress) : (progress) => progress
}

function fallOf(type: string, cycles: number): (progress: number) => number {
  if (type === 'linear') return (progress) => 1 - progress
  return type === '1-sqrt' ? (progress) => 1 - Math.sqrt(progress) : (progress) => cosineAfter(progress, cycles)
}
