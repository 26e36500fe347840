import type { ArgumentValue } from '../protocol/arguments'
import type { Curve } from './curve'
import { bendsAt, largestArgument } from './curve'
import type { SchedulerArgument } from './schedulers'
import { fitsArgument } from './schedulers'
import type { ShapeOptions } from './shape'
import { numberOption } from './shape'

/** spaCy's schedules that are known here, by the names under which thinc registers them. */
export type ThincSchedule = 'warmup_linear.v1' | 'constant.v1' | 'compounding.v1'

interface ThincShape {
  readonly arguments: readonly SchedulerArgument[]
  readonly optional?: string
  readonly make: (values: ShapeOptions) => Curve
}

const shapes: Readonly<Record<ThincSchedule, ThincShape>> = {
  'warmup_linear.v1': {
    arguments: [
      { name: 'initial_rate', type: 'number' },
      { name: 'warmup_steps', type: 'integer' },
      { name: 'total_steps', type: 'integer' },
    ],
    make: warmupLinear,
  },
  'constant.v1': {
    arguments: [{ name: 'rate', type: 'number' }],
    make: (values) => ({ at: () => numberOption(values, 'rate', 0), bends: () => [] }),
  },
  'compounding.v1': {
    arguments: ['start', 'stop', 'compound', 't'].map((name) => ({ name, type: 'number' })),
    // Thinc 8 takes it, and makes no use of it.
    optional: 't',
    make: compounding,
  },
}

/**
 * A schedule of a spaCy config, of a learning rate or a batch size, by the formulas of `thinc/schedules.py`. Null if an
 * argument is missing, unknown, negative or of another type.
 *
 * @param values arguments of the config's block, `@schedules` left out
 */
export function thincCurve(schedule: ThincSchedule, values: ShapeOptions): Curve | null {
  const { arguments: known, optional, make } = shapes[schedule]
  const isKnown = Object.keys(values).every((name) => known.some((argument) => argument.name === name))
  const isFit = known.every((argument) => {
    const value = values[argument.name]
    return value === undefined ? argument.name === optional : fitsArgument(value, argument) && isSize(value)
  })
  return isKnown && isFit ? make(values) : null
}

function isSize(value: ArgumentValue): boolean {
  return typeof value === 'number' && value >= 0 && value <= largestArgument
}

function warmupLinear(values: ShapeOptions): Curve {
  const [peak, warmupSteps, totalSteps] = [
    numberOption(values, 'initial_rate', 0),
    numberOption(values, 'warmup_steps', 0),
    numberOption(values, 'total_steps', 0),
  ]
  const decaySteps = Math.max(1, totalSteps - warmupSteps)
  const factor = (step: number) =>
    step < warmupSteps ? step / Math.max(1, warmupSteps) : Math.max(0, (totalSteps - step) / decaySteps)
  return {
    at: (step) => factor(step) * peak,
    bends: (last) => bendsAt(last, { 'warmup-end': warmupSteps, end: Math.max(warmupSteps, totalSteps) }),
  }
}

/** Thinc 8 multiplies step by step; the power is the same but for its rounding, and takes no loop. */
function compounding(values: ShapeOptions): Curve {
  const [start, stop, compound] = [
    numberOption(values, 'start', 0),
    numberOption(values, 'stop', 0),
    numberOption(values, 'compound', 0),
  ]
  const clip = (value: number) => (start > stop ? Math.max(value, stop) : Math.min(value, stop))
  const end = Math.log(stop / start) / Math.log(compound)
  return {
    at: (step) => clip(start === 0 ? 0 : start * compound ** step),
    bends: (last) => bendsAt(last, { end }),
  }
}
