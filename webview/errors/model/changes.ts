import type { ExampleTable } from './ExampleTable'

/** How a run does on an example, next to another run. */
export const changeKinds = ['fixed', 'broken', 'still-wrong'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** A run next to another one, example by example. */
export interface Changes {
  /** 0 where both are right or the other run has no such example, else one more than the index of `changeKinds`. */
  readonly kind: Uint8Array
  /** The other run's number of the same example, -1 where it has none. */
  readonly partner: Int32Array
  /** Examples of each kind, and those that the other run does not have. */
  readonly counts: Readonly<Record<ChangeKind, number>>
  readonly alone: number
}

/** Finds for each example the same one of the other run: of the same number where its text is the same, else by text. */
export function changesOf(shown: ExampleTable, other: ExampleTable): Changes {
  const partner = partnersOf(shown, other)
  const kind = new Uint8Array(shown.length)
  const counts: Record<ChangeKind, number> = { fixed: 0, broken: 0, 'still-wrong': 0 }
  let alone = 0
  partner.forEach((index, example) => {
    const change = index < 0 ? null : changeOf(shown.matches.isWrong(example), other.matches.isWrong(index))
    if (index < 0) alone++
    if (change === null) return
    kind[example] = changeKinds.indexOf(change) + 1
    counts[change]++
  })
  return { kind, partner, counts, alone }
}

function changeOf(isWrong: boolean, wasWrong: boolean): ChangeKind | null {
  if (isWrong) return wasWrong ? 'still-wrong' : 'broken'
  return wasWrong ? 'fixed' : null
}

function partnersOf(shown: ExampleTable, other: ExampleTable): Int32Array {
  const partner = new Int32Array(shown.length).fill(-1)
  let byText: ReadonlyMap<string, number> | null = null
  for (let example = 0; example < shown.length; example++) {
    const text = shown.textOf(example)
    if (example < other.length && other.textOf(example) === text) {
      partner[example] = example
      continue
    }
    byText ??= new Map(Array.from({ length: other.length }, (_, index) => [other.textOf(index), index]))
    partner[example] = byText.get(text) ?? -1
  }
  return partner
}
