import type { Pair, YAMLMap } from 'yaml'
import { isMap, isNode } from 'yaml'

/**
 * The entries at the top of a text, of which one may have taken in those that follow.
 *
 * Where a line has a second `: `, the parser opens a mapping there, for which the keys of all further lines stand at
 * the right place. They are meant for the mapping around it.
 *
 * @param isAtLineStart whether an offset of the parser's text begins a line
 */
export function takeBack(pairs: readonly Pair[], isAtLineStart: (offset: number) => boolean): readonly Pair[] {
  const isAtLeft = ({ key }: Pair): boolean => {
    const [start, end] = rangeOf(key)
    return end > start && isAtLineStart(start)
  }
  const takenBy = ({ value }: Pair): Pair[] => {
    if (!isMap(value) || value.flow === true) return []
    const count = value.items.findIndex((pair, index) => index > 0 && isAtLeft(pair))
    const taken = count === -1 ? [] : value.items.splice(count)
    const within = value.items.flatMap(takenBy)
    if (within.length + taken.length > 0) endWithLast(value)
    return [...within, ...taken.flatMap((pair) => [pair, ...takenBy(pair)])]
  }
  return pairs.flatMap((pair) => [pair, ...takenBy(pair)])
}

function endWithLast(map: YAMLMap): void {
  const last = map.items.at(-1)
  const start = rangeOf(map)[0]
  const end = Math.max(rangeOf(last?.key)[1], rangeOf(last?.value)[1])
  map.range = [start, end, end]
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = isNode(node) ? node.range : null
  return range ? [range[0], range[1]] : [0, 0]
}
