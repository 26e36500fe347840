import type { Bend } from './curve'
import { bendsAt, bendsEvery } from './curve'
import type { MakeShape, ShapeSettings } from './shape'
import { decaySteps, numberOption, warmedUp } from './shape'

/** Cycles of a cosine that falls once, to its low point. */
const halfCycle = 0.5

/** Between 1 and 0: a cosine after `progress` (0 to 1) of a decay of so many cycles. */
export function cosineAfter(progress: number, cycles: number): number {
  return 0.5 * (1 + Math.cos(Math.PI * cycles * 2 * progress))
}

/** A cosine turns twice a cycle, also after its end. */
export function turns(start: number, steps: number, cycles: number, last: number): readonly Bend[] {
  return bendsEvery(steps / (2 * Math.abs(cycles)), start, last, 'turn')
}

export const cosine: MakeShape = (settings) => cosineTo(settings, 0)

export const cosineWithMinimum: MakeShape = (settings) => cosineTo(settings, lowest(settings))

function cosineTo(settings: ShapeSettings, minimum: number) {
  const { warmupSteps, options } = settings
  const decay = decaySteps(settings)
  const cycles = numberOption(options, 'num_cycles', halfCycle)
  const fall = (step: number) => above(minimum, cosineAfter((step - warmupSteps) / decay, cycles))
  return { at: warmedUp(settings, fall), bends: (last: number) => bends(settings, warmupSteps, cycles, last) }
}

/** Counts steps from 1, so that even the first one trains; it warms up from a share of the peak. */
export const cosineWarmupWithMinimum: MakeShape = (settings) => {
  const { warmupSteps, options } = settings
  const decay = decaySteps(settings)
  const cycles = numberOption(options, 'num_cycles', halfCycle)
  const minimum = lowest(settings)
  const rise = warmup(settings)
  const fall = (step: number) => above(minimum, cosineAfter((step - warmupSteps + 1) / decay, cycles))
  return {
    at: (step) => (step < warmupSteps ? rise(step) : fall(step)),
    bends: (last) => bends(settings, warmupSteps - 1, cycles, last),
  }
}

function warmup({ warmupSteps, options }: ShapeSettings): (step: number) => number {
  const first = options['warmup_lr_rate']
  if (typeof first !== 'number') return (step) => (step + 1) / Math.max(1, warmupSteps)
  return (step) => first + ((1 - first) * step) / Math.max(1, warmupSteps - 1)
}

export const cosineWithRestarts: MakeShape = (settings) => {
  const { warmupSteps, options } = settings
  const decay = decaySteps(settings)
  const cycles = numberOption(options, 'num_cycles', 1)
  const end = warmupSteps + decay
  const fall = (step: number) => {
    const progress = (step - warmupSteps) / decay
    return progress >= 1 ? 0 : Math.max(0, 0.5 * (1 + Math.cos(Math.PI * fractionOf(cycles * progress))))
  }
  return {
    at: warmedUp(settings, fall),
    bends: (last) => [
      ...bendsAt(last, { 'warmup-end': warmupSteps, end }),
      ...bendsEvery(decay / Math.abs(cycles), warmupSteps, Math.min(last, end - 1), 'restart'),
    ],
  }
}

/** The lowest factor: `min_lr_rate`, else `min_lr` as a share of the peak. */
function lowest({ peak, options }: ShapeSettings): number {
  const rate = options['min_lr']
  return typeof rate === 'number' ? rate / peak : numberOption(options, 'min_lr_rate', 0)
}

function above(minimum: number, factor: number): number {
  return Math.max(0, factor * (1 - minimum) + minimum)
}

/** Python's `value % 1.0`, which is never negative. */
function fractionOf(value: number): number {
  const rest = value % 1
  return rest < 0 ? rest + 1 : rest
}

function bends(settings: ShapeSettings, start: number, cycles: number, last: number): readonly Bend[] {
  const { warmupSteps } = settings
  const decay = decaySteps(settings)
  return [
    ...bendsAt(last, { 'warmup-end': warmupSteps, end: start + decay }),
    ...turns(start, decay, cycles, last).filter(({ step }) => step > 0),
  ]
}
