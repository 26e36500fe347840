import { t } from '@vscode/l10n'
import { count, duration } from '../../../src/shared/text/numbers'
import type { Range } from './Decimation'
import type { AxisTicks } from './ticks'
import { placeTicks, stepTicks, timeTicks } from './ticks'
import { decimals } from './valueFormat'

/** What the axis along the bottom counts. */
interface UnitTexts {
  /** Written at the end of the axis. */
  readonly name: () => string
  /** One place in a sentence: `step 12`. */
  readonly at: (x: number) => string
  /** One place in a row of them. */
  readonly value: (x: number) => string
  readonly span: (range: Range) => string
  readonly ticks: (range: Range, count: number) => AxisTicks
  readonly tick: (x: number, interval: number) => string
  /** The least extent that can be zoomed to. */
  readonly leastSpan: number
}

/** By unit: optimizer steps, passes over the training data, seconds of work. */
export const axisUnits = {
  step: {
    name: () => t('step'),
    at: (x) => t('step {0}', count(x)),
    value: count,
    span: ({ min, max }) => t('steps {0} to {1}', count(min), count(max)),
    ticks: stepTicks,
    tick: count,
    leastSpan: 2,
  },
  epoch: {
    name: () => t('epoch'),
    at: (x) => t('epoch {0}', x.toFixed(2)),
    value: (x) => x.toFixed(2),
    span: ({ min, max }) => t('epochs {0} to {1}', min.toFixed(2), max.toFixed(2)),
    ticks: placeTicks,
    tick: (x, interval) => x.toFixed(decimals(interval)),
    leastSpan: 0.001,
  },
  time: {
    name: () => t('time'),
    at: duration,
    value: duration,
    span: ({ min, max }) => t('time {0} to {1}', duration(min), duration(max)),
    ticks: timeTicks,
    tick: duration,
    leastSpan: 1,
  },
} as const satisfies Readonly<Record<string, UnitTexts>>
export type AxisUnit = keyof typeof axisUnits
