import { expect, test } from 'vitest'
import { PlateauSchedule } from '../../../src/shared/schedule/PlateauSchedule'
import type { ShapeOptions } from '../../../src/shared/schedule/shape'

function ratesAfter(metrics: readonly (number | null)[], options: ShapeOptions, greaterIsBetter = true) {
  const schedule = new PlateauSchedule(1, { factor: 0.5, ...options }, greaterIsBetter)
  return metrics.map((metric) => {
    schedule.observe(metric)
    return schedule.learningRate
  })
}

test.each([
  ['a score that gets better keeps the rate', [0.1, 0.2, 0.3], { patience: 0 }, [1, 1, 1]],
  ['a score that does not lowers it', [0.3, 0.3, 0.2], { patience: 0 }, [1, 0.5, 0.25]],
  ['patience lets evaluations pass', [0.3, 0.2, 0.2, 0.2], { patience: 1 }, [1, 1, 0.5, 0.5]],
  ['an evaluation without a number counts neither way', [0.3, null, NaN, 0.2], { patience: 0 }, [1, 1, 1, 0.5]],
  [
    'cooldown lets evaluations pass after a fall',
    [0.3, 0.2, 0.2, 0.2],
    { patience: 0, cooldown: 1 },
    [1, 0.5, 0.5, 0.25],
  ],
  ['it does not fall below min_lr', [0.3, 0.2, 0.2], { patience: 0, min_lr: 0.4 }, [1, 0.5, 0.4]],
  ['a fall smaller than eps is left out', [0.3, 0.2], { patience: 0, eps: 0.6 }, [1, 1]],
  [
    'a gain below the threshold is none',
    [0.3, 0.305],
    { patience: 0, threshold: 0.01, threshold_mode: 'abs' },
    [1, 0.5],
  ],
  ['mode says what is better', [0.3, 0.2], { patience: 0, mode: 'min' }, [1, 1]],
] as const)('%s', (_, metrics, options, expected) => {
  expect(ratesAfter(metrics, options)).toEqual(expected)
})

test('a loss is better when it falls', () => {
  expect(ratesAfter([0.3, 0.2, 0.4], { patience: 0 }, false)).toEqual([1, 1, 0.5])
})

test('the tenth evaluation without a gain is let pass, the eleventh not', () => {
  const rates = ratesAfter([0.9, ...Array.from({ length: 11 }, () => 0.1)], {})
  expect([rates[10], rates[11]]).toEqual([1, 0.5])
})
