import { expect, test } from 'vitest'
import type { EvaluationArguments } from '../../../src/shared/schedule/evaluationSteps'
import { evaluationSteps } from '../../../src/shared/schedule/evaluationSteps'

const usual: EvaluationArguments = { eval_strategy: 'steps', eval_steps: 20, eval_delay: 0, eval_on_start: false }

test.each([
  ['every so many steps and at the last', {}, [20, 40, 50]],
  ['a share of all steps', { eval_steps: 0.5 }, [25, 50]],
  ['at the last only where the interval is longer', { eval_steps: 500 }, [50]],
  ['before the first step too', { eval_on_start: true }, [0, 20, 40, 50]],
  ['after each epoch', { eval_strategy: 'epoch' }, [25, 50]],
  ['after a delay in steps', { eval_delay: 21 }, [40, 50]],
  ['after a delay in epochs', { eval_strategy: 'epoch', eval_delay: 1.5 }, [50]],
  ['never', { eval_strategy: 'no' }, []],
])('evaluations are %s', (_, values, expected) => {
  expect(evaluationSteps({ ...usual, ...values }, { stepsPerEpoch: 25, totalSteps: 50 })).toEqual(expected)
})

test('more than can be shown one by one are not listed', () => {
  const figures = { stepsPerEpoch: 10, totalSteps: 1_000_000_000 }
  expect(evaluationSteps({ ...usual, eval_steps: 1 }, figures)).toBeNull()
  expect(evaluationSteps({ ...usual, eval_steps: 0.1 }, figures)).toHaveLength(10)
})
