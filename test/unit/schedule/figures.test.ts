import { describe, expect, test } from 'vitest'
import type { ScheduleArguments } from '../../../src/shared/schedule/figures'
import { deriveFigures, toSteps, warmupStepsOf } from '../../../src/shared/schedule/figures'

const usual: ScheduleArguments = {
  per_device_train_batch_size: 16,
  gradient_accumulation_steps: 1,
  num_train_epochs: 10,
  max_steps: -1,
  max_train_samples: null,
  lr_scheduler_steps: null,
  warmup_steps: 0.1,
}

describe('figures of a run', () => {
  test.each([
    ['a last smaller batch is a step', {}, 1001, { stepsPerEpoch: 63, totalSteps: 630, warmupSteps: 63 }],
    ['a last smaller accumulation is a step', { gradient_accumulation_steps: 4 }, 130, { stepsPerEpoch: 3 }],
    ['a part of an epoch rounds up', { num_train_epochs: 0.5 }, 1000, { stepsPerEpoch: 63, totalSteps: 32 }],
    ['max_steps overrides the epochs', { max_steps: 7 }, 1000, { totalSteps: 7, warmupSteps: 1 }],
    ['max_train_samples bounds the examples', { max_train_samples: 32 }, 1000, { stepsPerEpoch: 2 }],
    ['max_train_samples beyond the examples bounds nothing', { max_train_samples: 9999 }, 32, { stepsPerEpoch: 2 }],
    ['an epoch has a step at least', { num_train_epochs: 1 }, 0, { stepsPerEpoch: 1, totalSteps: 1 }],
    ['warmup is a share of the schedule’s own horizon', { lr_scheduler_steps: 2000 }, 1600, { warmupSteps: 200 }],
    ['a warmup of 1.0 is one step', { warmup_steps: 1.0 }, 1600, { warmupSteps: 1 }],
    ['a warmup of 250 is 250 steps', { warmup_steps: 250 }, 1600, { warmupSteps: 250 }],
  ])('%s', (_, values, examples, expected) => {
    expect(deriveFigures({ ...usual, ...values }, examples)).toMatchObject(expected)
  })

  test('ranks share the sentences of a step', () => {
    expect(deriveFigures({ ...usual, gradient_accumulation_steps: 2 }, 1000, 4)).toMatchObject({
      effectiveBatchSize: 128,
      stepsPerEpoch: 8,
    })
  })
})

test.each([
  [0, 100, 0],
  [0.05, 101, 6],
  [0.999, 1, 1],
  [3, 2, 3],
])('a warmup of %d of %d steps is %d', (value, horizon, steps) => {
  expect(warmupStepsOf(value, horizon)).toBe(steps)
})

test.each([
  [0.1, 95, 10],
  [0.0001, 95, 1],
  [1, 95, 1],
  [100, 95, 100],
])('an interval of %d in %d steps is %d', (value, total, steps) => {
  expect(toSteps(value, total)).toBe(steps)
})
