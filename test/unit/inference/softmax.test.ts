import { expect, it } from 'vitest'
import { argmax, softmax } from '../../../src/inference/decode/softmax'

it('softmax of large logits does not overflow', () => {
  expect([...softmax([1000, 1000, -1000])]).toEqual([0.5, 0.5, 0])
})

it('argmax prefers the first of equals', () => {
  expect(argmax([1, 3, 3])).toBe(1)
})
