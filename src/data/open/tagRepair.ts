import type { RawExample } from '../format/rawExample'
import type { LineSpan } from './examplePlaces'
import type { OpenReader } from './OpenReader'

/** A tag to be written otherwise, so that it says what it is read as. */
export interface TagRepair {
  readonly place: LineSpan
  readonly tag: string
}

const bare = /^(?![BIESLUM]-)/u

/**
 * The tags of a sentence that say something else than they are read as, as BIO2 writes them: `B-X` for an `I-X` that
 * continues no `X`, and, where these are mended too, a prefix for a tag without one.
 */
export function tagRepairs(example: RawExample, reader: OpenReader, mendsBare = false): readonly TagRepair[] {
  if (example.type === 'text') return []
  const places = reader.places(example)
  const read = reader.bio2(example)
  return example.tags.flatMap((written, index) => {
    const prefix = read[index]?.slice(0, 2) ?? 'O'
    if (prefix === 'O') return []
    const isOrphan = written.startsWith('I-') && prefix === 'B-'
    const isBare = mendsBare && bare.test(written) && !/^\d+$/u.test(written)
    const place = isOrphan || isBare ? places.tag(index) : null
    return place === null ? [] : [{ place, tag: prefix + (isOrphan ? written.slice(2) : written) }]
  })
}
