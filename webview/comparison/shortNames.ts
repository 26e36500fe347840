import type { RunStore } from '../dashboard/RunStore'

/** Names without what all of them begin with, up to a `-`, so that legends are short; as they are if that leaves none. */
export function shortNames(names: readonly string[]): readonly string[] {
  const [first = ''] = names
  let end = 0
  for (let dash = first.indexOf('-') + 1; dash > 0; dash = first.indexOf('-', dash) + 1) {
    if (names.every((name) => name.length > dash && name.startsWith(first.slice(0, dash)))) end = dash
    else break
  }
  return names.length < 2 ? names : names.map((name) => name.slice(end))
}

/** What legends call runs: by the names that people gave them, the others by their ids, shortened. */
export function legendNames(runs: readonly Pick<RunStore, 'name' | 'isNamed'>[]): readonly string[] {
  const ids = shortNames(runs.filter(({ isNamed }) => !isNamed).map(({ name }) => name)).values()
  return runs.map(({ name, isNamed }) => (isNamed ? name : (ids.next().value ?? name)))
}
