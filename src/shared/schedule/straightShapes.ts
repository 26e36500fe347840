import { bendsAt } from './curve'
import type { MakeShape, ShapeSettings } from './shape'
import { decaySteps, numberOption, warmedUp } from './shape'

export const constant: MakeShape = () => ({ at: () => 1, bends: () => [] })

export const constantWithWarmup: MakeShape = (settings) => ({
  at: warmedUp(settings, () => 1),
  bends: (last) => bendsAt(last, { 'warmup-end': settings.warmupSteps }),
})

export const linear: MakeShape = (settings) => {
  const decay = decaySteps(settings)
  return {
    at: warmedUp(settings, (step) => Math.max(0, (settings.horizon - step) / decay)),
    bends: (last) => decayBends(settings, last),
  }
}

export const polynomial: MakeShape = (settings) => {
  const { peak, warmupSteps, horizon, options } = settings
  const end = numberOption(options, 'lr_end', 1e-7)
  const power = numberOption(options, 'power', 1)
  const decay = (step: number) => {
    const remaining = 1 - (step - warmupSteps) / (horizon - warmupSteps)
    return (peak - end) * remaining ** power + end
  }
  return {
    at: warmedUp(settings, (step) => (step > horizon ? end : decay(step)) / peak),
    bends: (last) => decayBends(settings, last),
  }
}

/** Steps that `inverse_sqrt` counts by where there is neither `timescale` nor warmup. */
const usualTimescale = 10_000

export const inverseSqrt: MakeShape = (settings) => {
  const { warmupSteps, options } = settings
  const timescale = numberOption(options, 'timescale', warmupSteps === 0 ? usualTimescale : warmupSteps)
  const shift = timescale - warmupSteps
  return {
    at: warmedUp(settings, (step) => 1 / Math.sqrt((step + shift) / timescale)),
    bends: (last) => bendsAt(last, { 'warmup-end': warmupSteps }),
  }
}

function decayBends({ warmupSteps, horizon }: ShapeSettings, last: number) {
  return bendsAt(last, { 'warmup-end': warmupSteps, end: Math.max(warmupSteps, horizon) })
}
