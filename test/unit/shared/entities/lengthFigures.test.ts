import { describe, expect, it } from 'vitest'
import { cutAt, longest, quantile } from '../../../../src/shared/entities/lengthFigures'

const lengths = [
  [10, 6],
  [20, 3],
  [50, 1],
] as const

describe('lengths of sentences', () => {
  it('say what a limit cuts, loses and leaves', () => {
    const entityLengths = [
      [8, 5],
      [30, 2],
    ] as const
    expect(cutAt({ lengths, entityLengths }, 20)).toEqual({ sentences: 1, entities: 2, tokens: 60 + 60 + 20 })
    expect(cutAt({ lengths, entityLengths }, 50)).toEqual({ sentences: 0, entities: 0, tokens: 170 })
  })

  it('have quantiles and a longest one', () => {
    expect([0.5, 0.6, 0.9, 0.95, 1].map((share) => quantile(lengths, share))).toEqual([10, 10, 20, 50, 50])
    expect([longest(lengths), longest([]), quantile([], 0.5)]).toEqual([50, 0, 0])
  })
})
