import { expect, test } from 'vitest'
import { thincCurve } from '../../../src/shared/schedule/thincCurve'

const linear = { initial_rate: 5e-5, warmup_steps: 250, total_steps: 20_000 }

test('the schedule of the usual spaCy config rises for 250 steps and falls to 0', () => {
  const curve = thincCurve('warmup_linear.v1', linear)
  expect([0, 125, 250, 20_000, 30_000].map((step) => curve?.at(step))).toEqual([0, 2.5e-5, 5e-5, 0, 0])
  expect(curve?.bends(30_000)).toEqual([
    { step: 250, type: 'warmup-end' },
    { step: 20_000, type: 'end' },
  ])
})

test('a compounding batch size grows up to its stop, and falls down to a lower one', () => {
  const growing = thincCurve('compounding.v1', { start: 100, stop: 1000, compound: 2 })
  expect([0, 1, 3, 4, 5000].map((step) => growing?.at(step))).toEqual([100, 200, 800, 1000, 1000])
  const falling = thincCurve('compounding.v1', { start: 8, stop: 1, compound: 0.5 })
  expect([0, 1, 3, 9].map((step) => falling?.at(step))).toEqual([8, 4, 1, 1])
})

test.each([
  ['an argument is missing', 'constant.v1', {}],
  ['an argument is unknown', 'constant.v1', { rate: 1, steps: 3 }],
  ['an argument is a property of every object', 'constant.v1', { rate: 1, toString: 3 }],
  ['an argument is text', 'constant.v1', { rate: '0.001' }],
  ['an argument is negative', 'compounding.v1', { start: 1, stop: 2, compound: -1 }],
  ['a number of steps is none', 'warmup_linear.v1', { ...linear, warmup_steps: 2.5 }],
] as const)('there is no curve where %s', (_, schedule, values) => {
  expect(thincCurve(schedule, values)).toBeNull()
})
