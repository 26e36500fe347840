import { describe, expect, it } from 'vitest'
import { ConfusionCounter } from '../../../../src/shared/entities/confusion'
import { confusionOf } from '../../../../webview/errors/model/confusionOf'
import { tableWith } from './tableWith'

/** Numbers that look random and are the same each time. */
function* numbers(): Generator<number> {
  for (let state = 7; ; state = (state * 16807) % 2147483647) yield state / 2147483647
}

describe('the matrix of the error browser', () => {
  it('is the one that the run panel counts', () => {
    const random = numbers()
    const next = () => random.next().value as number
    const tags = ['O', 'O', 'B-A', 'I-A', 'B-B', 'I-B', 'B-C']
    const line = () => Array.from({ length: 12 }, () => tags[Math.floor(next() * tags.length)] ?? 'O')
    const sentences = Array.from({ length: 200 }, () => ({ gold: line(), predicted: line() }))
    const counter = new ConfusionCounter()
    for (const { gold, predicted } of sentences) counter.add(gold, predicted)
    const words = 'a b c d e f g h i j k l'
    const table = tableWith(
      ...sentences.map(({ gold, predicted }) => ({ words, gold: gold.join(' '), predicted: predicted.join(' ') })),
    )
    expect(confusionOf(table.matches)).toEqual(counter.matrix())
  })
})
