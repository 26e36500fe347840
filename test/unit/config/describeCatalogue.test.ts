import { expect, test } from 'vitest'
import { describeBounds } from '../../../src/config/describe'
import { describeAdvice, describeCondition, describeUpstream } from '../../../src/config/describeCatalogue'

test.each([
  [{ from: 1e-5, to: 5e-5 }, '1e-5 to 5e-5'],
  [{ from: 5e-4, to: 1e-2 }, '5e-4 to 1e-2'],
  [{ from: 0, to: 0.1 }, '0 to 0.1'],
  [{ from: 0, to: 0 }, '0'],
  [{ to: 3 }, 'up to 3'],
  [{ from: 20 }, 'from 20'],
  [{}, 'any'],
])('the bounds %j are said as %j', (bounds, text) => {
  expect(describeBounds(bounds)).toBe(text)
})

test('a condition is said in words, the usual engine left out', () => {
  const condition = {
    tasks: ['token-classification'],
    sizes: ['base', 'large'],
    trained: ['head'],
    stopsEarly: false,
    values: { engine: ['transformers'], optim: ['adam', 'sgd'] },
  } as const
  expect(describeCondition(condition)).toBe(
    'token-classification, base or large models, only the new head trained, without early stopping, `optim` adam or sgd',
  )
})

test('models of unknown size are said to be so', () => {
  expect(describeCondition({ sizes: ['tiny', 'unknown'] })).toBe('tiny models or models of unknown size')
})

test('advice is a list by what goes wrong', () => {
  expect(describeAdvice({ memory: 'Halve it.', oscillates: 'Double it.' })).toEqual([
    '- _The loss oscillates or jumps._ Double it.',
    '- _Memory runs out._ Halve it.',
  ])
})

test.each([
  ['logging_steps', '5.18.0', 'In transformers 5.18 the default is `500`.'],
  ['no_cuda', '5.18', 'transformers removed it in 5.0; in its place: `use_cpu`.'],
  ['train_sampling_strategy', '4.57', 'transformers has it since 5.2.'],
  ['gradient_checkpointing', '5.24', /warns of it; in its place: `activation_checkpointing`\.$/],
  ['freeze', '5.18', ''],
])('%s in %s: %s', (key, version, text) => {
  expect(describeUpstream(key, version)).toEqual(typeof text === 'string' ? text : expect.stringMatching(text))
})
