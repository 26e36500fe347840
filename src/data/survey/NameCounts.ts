import type { Split } from '../../shared/protocol/example'
import type { SeenName, SeenNames, SeenShare } from '../../shared/protocol/dataStatistics'

/** The most frequent of them. */
const mostShown = 300

/** How often each entity's words occur, by label. */
type Counts = Map<string, Map<string, number>>

/** Counts the names of each split: the words of entities, as they are written. */
export class NameCounts {
  private readonly splits = new Map<Split, Counts>()

  add(split: Split, label: string, text: string): void {
    const counts = entryOf(this.splits, split, () => new Map<string, Map<string, number>>())
    const names = entryOf(counts, label, () => new Map<string, number>())
    names.set(text, (names.get(text) ?? 0) + 1)
  }

  /** Which names of the held-out splits are in train. */
  result(): readonly SeenNames[] {
    const train = this.splits.get('train')
    if (train === undefined) return []
    return (['validation', 'test'] as const).flatMap((split) => {
      const here = this.splits.get(split)
      return here === undefined ? [] : [seenNames(split, here, train)]
    })
  }
}

function seenNames(split: Split, here: Counts, train: Counts): SeenNames {
  const labels = [...here.keys()].sort()
  const ofLabels = labels.map((label) => shareOf(label, here, train))
  const sum = (of: (share: SeenShare) => number) => ofLabels.reduce((total, share) => total + of(share), 0)
  const all: SeenShare = {
    label: null,
    entities: sum(({ entities }) => entities),
    seen: sum(({ seen }) => seen),
    seenAsOther: sum(({ seenAsOther }) => seenAsOther),
  }
  const names = labels.flatMap((label) => namesOf(label, here, train))
  const shown = names.toSorted((one, other) => other.here - one.here || other.inTrain - one.inTrain)
  return { split, shares: [...ofLabels, all], shown: shown.slice(0, mostShown), total: names.length }
}

function shareOf(label: string, here: Counts, train: Counts): SeenShare {
  let [entities, seen, seenAsOther] = [0, 0, 0]
  const others = [...train].filter(([other]) => other !== label).map(([, names]) => names)
  for (const [text, count] of here.get(label) ?? []) {
    entities += count
    if (train.get(label)?.has(text) === true) seen += count
    else if (others.some((names) => names.has(text))) seenAsOther += count
  }
  return { label, entities, seen, seenAsOther }
}

function namesOf(label: string, here: Counts, train: Counts): readonly SeenName[] {
  return Array.from(here.get(label) ?? []).flatMap(([text, count]) => {
    const inTrain = train.get(label)?.get(text)
    return inTrain === undefined ? [] : [{ text, label, inTrain, here: count }]
  })
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const value = make()
  map.set(key, value)
  return value
}
