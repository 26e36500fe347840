import { describe, expect, it, test } from 'vitest'
import { learningRateCurve } from '../../../src/shared/schedule/learningRateCurve'
import type { CurveArguments } from '../../../src/shared/schedule/scheduleRefusal'
import { scheduleRefusal } from '../../../src/shared/schedule/scheduleRefusal'
import { schedulers } from '../../../src/shared/schedule/schedulers'
import { followedCases, refusedCases } from '../../scheduleCases'
import { seededRandom } from '../../seededRandom'

const figures = { totalSteps: 1000, warmupSteps: 100 }

function values(lr_scheduler_type: string, more: Partial<CurveArguments> = {}): CurveArguments {
  return {
    ...{ learning_rate: 5e-5, lr_scheduler_type, lr_scheduler_kwargs: {}, lr_scheduler_steps: null },
    ...{ greater_is_better: true },
    ...more,
  }
}

function needed(scheduler: string): CurveArguments['lr_scheduler_kwargs'] {
  if (scheduler === 'warmup_stable_decay') return { num_decay_steps: 200 }
  return scheduler.includes('min_lr') ? { min_lr_rate: 0.1 } : {}
}

describe.each(schedulers)('$name', ({ name, takesWarmup }) => {
  const curve = learningRateCurve(values(name, { lr_scheduler_kwargs: needed(name) }), figures)

  it('is known, and rises to its peak by the end of warmup', () => {
    expect(curve?.at(100)).toBeCloseTo(5e-5, 9)
    expect(curve?.at(0)).toBeLessThan(takesWarmup ? 1e-5 : 1)
    expect(curve?.bends(1000).some(({ type }) => type === 'warmup-end')).toBe(takesWarmup)
  })

  it('begins at its peak without warmup', () => {
    const cold = learningRateCurve(values(name, { lr_scheduler_kwargs: needed(name) }), { ...figures, warmupSteps: 0 })
    expect(cold?.at(0)).toBeCloseTo(5e-5, 9)
  })
})

describe('the learning rate', () => {
  it.each([
    ['linear', {}, 550, 2.5e-5],
    ['linear', {}, 1000, 0],
    ['linear', {}, 4000, 0],
    ['cosine', {}, 1000, 0],
    ['cosine', {}, 1900, 5e-5],
    ['polynomial', { lr_end: 1e-6 }, 4000, 1e-6],
    ['inverse_sqrt', {}, 400, 2.5e-5],
    ['cosine_with_restarts', { num_cycles: 3 }, 400, 5e-5],
    ['warmup_stable_decay', { num_decay_steps: 200 }, 799, 5e-5],
    ['warmup_stable_decay', { num_decay_steps: 200, min_lr_ratio: 0.1 }, 1000, 5e-6],
  ])('of %s with %j is at step %d %d', (scheduler, options, step, expected) => {
    const curve = learningRateCurve(values(scheduler, { lr_scheduler_kwargs: options }), figures)
    expect(curve?.at(step)).toBeCloseTo(expected, 15)
  })

  it('comes down to the schedule’s own end where it has one', () => {
    const curve = learningRateCurve(values('linear', { lr_scheduler_steps: 500 }), figures)
    expect([curve?.at(300), curve?.at(500), curve?.at(1000)]).toEqual([2.5e-5, 0, 0])
  })

  it('of reduce_lr_on_plateau falls at the evaluation that uses up the patience', () => {
    const followed = values('reduce_lr_on_plateau', { lr_scheduler_kwargs: { patience: 1, factor: 0.5 } })
    const metrics = [0.9, 0.5, 0.6, 0.4, null, 0.3, 0.2]
    const evaluations = metrics.map((metric, index) => ({ step: index * 100, metric }))
    const curve = learningRateCurve(followed, figures, evaluations)
    expect(curve?.bends(1000)).toEqual([{ step: 500, type: 'reduced' }])
    expect([499, 500, 1000].map((step) => curve?.at(step))).toEqual([5e-5, 2.5e-5, 2.5e-5])
  })
})

describe('a schedule that cannot be followed', () => {
  it.each([
    ['a name that is none', values('steep'), { reason: 'unknown', argument: 'lr_scheduler_type' }],
    ['an argument of another schedule', ['cosine', { power: 2 }], { reason: 'unknown', argument: 'power' }],
    ['a property of every object', ['cosine', { constructor: 2 }], { reason: 'unknown', argument: 'constructor' }],
    ['text for a number', ['cosine', { num_cycles: '2' }], { reason: 'unfit', argument: 'num_cycles' }],
    ['half a cycle between restarts', ['cosine_with_restarts', { num_cycles: 1.5 }], { reason: 'unfit' }],
    ['no lowest rate', ['cosine_with_min_lr', {}], { reason: 'missing', argument: 'min_lr' }],
    ['two lowest rates', ['cosine_with_min_lr', { min_lr: 0, min_lr_rate: 0 }], { reason: 'conflict' }],
    ['an end above the peak', ['polynomial', { lr_end: 1e-3 }], { reason: 'out-of-range', argument: 'lr_end' }],
    ['a factor that does not reduce', ['reduce_lr_on_plateau', { factor: 1 }], { argument: 'factor' }],
    ['a huge number', ['cosine', { num_cycles: 1e200 }], { reason: 'out-of-range', argument: 'num_cycles' }],
    ['a rate that is no number', values('linear', { learning_rate: NaN }), { argument: 'learning_rate' }],
    ['a negative rate', values('linear', { learning_rate: -1 }), { argument: 'learning_rate' }],
    ['no horizon', values('linear', { lr_scheduler_steps: 0 }), { argument: 'lr_scheduler_steps' }],
  ] as const)('is refused for %s, with the reason', (_, given, expected) => {
    const refused = 'length' in given ? values(given[0], { lr_scheduler_kwargs: given[1] }) : given
    expect(scheduleRefusal(refused, figures)).toMatchObject(expected)
    expect(learningRateCurve(refused, figures)).toBeNull()
  })

  it('is refused where warmup takes all of a polynomial, whose decay then divides by zero', () => {
    const whole = { totalSteps: 50, warmupSteps: 50 }
    expect(scheduleRefusal(values('polynomial'), whole)).toEqual({ reason: 'out-of-range', argument: 'warmup_steps' })
    expect(learningRateCurve(values('linear'), whole)).not.toBeNull()
  })

  it.each([
    [{ totalSteps: NaN, warmupSteps: 0 }, 'max_steps'],
    [{ totalSteps: 10, warmupSteps: 0.5 }, 'warmup_steps'],
  ])('is refused for figures such as %j', (unfit, argument) => {
    expect(scheduleRefusal(values('cosine'), unfit)).toEqual({ reason: 'out-of-range', argument })
  })
})

test('a curve is finite at every step, whatever the arguments', () => {
  const random = seededRandom(5)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const numbers = [
    0,
    1,
    -1,
    0.5,
    2,
    17,
    1e-7,
    -3.5,
    1e99,
    -1e99,
    1e101,
    NaN,
    Infinity,
    '1',
    null,
    true,
    'linear',
    'min',
  ]
  let [curves, refused] = [0, 0]
  for (let round = 0; round < 20_000; round += 1) {
    const { values: known } = pick([...followedCases, ...refusedCases])
    const options = Object.fromEntries(
      Object.entries(known.lr_scheduler_kwargs).map(([name, value]) => [name, random() < 0.5 ? value : pick(numbers)]),
    )
    const learningRate = pick([5e-5, 0, 1, 1e-99, 1e99, 5e-324])
    const given = { ...known, lr_scheduler_kwargs: options, learning_rate: learningRate, lr_scheduler_steps: null }
    const evaluations = [1, 2, 3, 4].map((step) => ({ step, metric: pick([0.1, -1e99, Infinity, null]) }))
    const run = { totalSteps: pick([1, 2, 40]), warmupSteps: pick([0, 1, 30, 1e9]) }
    const curve = learningRateCurve(given, run, evaluations)
    if (curve === null) refused += 1
    else curves += 1
    const steps = [0, 1, 2, 29, 30, 31, 39, 40, 41, 1e9, Number.MAX_SAFE_INTEGER]
    const broken = curve === null ? [] : steps.filter((step) => !Number.isFinite(curve.at(step)))
    if (broken.length > 0) expect({ given, run, broken }).toBeNull()
  }
  expect(curves).toBeGreaterThan(4000)
  expect(refused).toBeGreaterThan(4000)
})
