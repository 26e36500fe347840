import { wordSpans } from '../../shared/entities/wordSpans'

/** How a file writes where an entity begins and ends; `bare`: not at all. */
export type TagScheme = 'iob1' | 'iob2' | 'iobes' | 'bilou' | 'bmes' | 'bare'

const tagPattern = /^([BIESLUM])-(.+)$/u

/** Finds out the scheme of a file from its tags, sentence by sentence, as the reading of data does. */
export class SchemeDetector {
  readonly #prefixes = new Set<string>()
  /** `B-` that continue no entity of their type: IOB1 has none. */
  #openings = 0
  #orphans = 0
  #bareTags = 0

  add(tags: readonly string[]): void {
    let open = ''
    for (const tag of tags) {
      const [, prefix = '', type = tag] = tagPattern.exec(tag) ?? []
      const isOutside = tag === 'O' || tag === 'o'
      if (isOutside) open = ''
      else {
        this.#count(prefix, open === type)
        open = type
      }
    }
  }

  scheme(): TagScheme {
    const has = (prefixes: string) => [...prefixes].some((prefix) => this.#prefixes.has(prefix))
    if (has('M')) return 'bmes'
    if (has('LU')) return 'bilou'
    if (has('ES')) return 'iobes'
    if (this.#openings === 0 && this.#orphans > 0) return 'iob1'
    return this.#prefixes.size === 0 && this.#bareTags > 0 ? 'bare' : 'iob2'
  }

  #count(prefix: string, isContinued: boolean): void {
    if (prefix === '') this.#bareTags++
    else this.#prefixes.add(prefix)
    if (isContinued) return
    if (prefix === 'B') this.#openings++
    if (prefix === 'I') this.#orphans++
  }
}

/**
 * Tags in a scheme.
 *
 * @param tags BIO2
 * @returns null if the scheme cannot say it: without prefixes, neighbours of one type are one entity
 */
export function encodeTags(tags: readonly string[], scheme: TagScheme): readonly string[] | null {
  const written = tags.map(() => 'O')
  let previous: { readonly type: string; readonly end: number } = { type: '', end: -1 }
  for (const { type, start, end } of wordSpans(tags)) {
    const follows = previous.type === type && previous.end === start
    if (follows && scheme === 'bare') return null
    for (let index = start; index < end; index++) {
      const isFirst = index === start
      const prefix = prefixOf(scheme, { isFirst, isLast: index === end - 1, follows })
      written[index] = `${prefix}${type}`
    }
    previous = { type, end }
  }
  return written
}

interface Place {
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Whether its entity follows one of the same type at once. */
  readonly follows: boolean
}

function prefixOf(scheme: TagScheme, { isFirst, isLast, follows }: Place): string {
  switch (scheme) {
    case 'bare':
      return ''
    case 'iob1':
      return isFirst && follows ? 'B-' : 'I-'
    case 'iob2':
      return isFirst ? 'B-' : 'I-'
    case 'iobes':
      return fromEnds(isFirst, isLast, ['S-', 'B-', 'E-', 'I-'])
    case 'bilou':
      return fromEnds(isFirst, isLast, ['U-', 'B-', 'L-', 'I-'])
    case 'bmes':
      return fromEnds(isFirst, isLast, ['S-', 'B-', 'E-', 'M-'])
  }
}

function fromEnds(
  isFirst: boolean,
  isLast: boolean,
  [single, first, last, inside]: readonly [single: string, first: string, last: string, inside: string],
): string {
  if (isFirst) return isLast ? single : first
  return isLast ? last : inside
}
