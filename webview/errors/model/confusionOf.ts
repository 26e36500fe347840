import type { ConfusionMatrix } from '../../../src/shared/entities/confusion'
import { matchKinds } from '../../../src/shared/entities/matchSpans'
import type { MatchTable } from './MatchTable'
import { noType } from './MatchTable'

const boundary = matchKinds.indexOf('boundary')

/** The matrix of entities with exactly the same words: one with a wrong boundary is missed, and spurious as well. */
export function confusionOf(matches: MatchTable): ConfusionMatrix {
  const types = matches.types.slice(1).sort((one, other) => one.localeCompare(other))
  const size = matches.types.length
  const counts = new Uint32Array(size * size)
  const add = (gold: number, predicted: number) => {
    counts[gold * size + predicted] = (counts[gold * size + predicted] ?? 0) + 1
  }
  for (let row = 0; row < matches.length; row++) {
    const [gold, predicted] = [matches.gold.at(row), matches.predicted.at(row)]
    if (matches.kind.at(row) === boundary) {
      add(gold, noType)
      add(noType, predicted)
    } else add(gold, predicted)
  }
  const numbers = [...types, ''].map((type) => matches.types.indexOf(type))
  return { types, counts: numbers.map((gold) => numbers.map((predicted) => counts[gold * size + predicted] ?? 0)) }
}
