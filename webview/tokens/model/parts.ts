import { sentenceParts } from '../../errors/model/sentenceParts'
import type { ReadSentenceWords } from './readings'

/** Words that are kept together in a line: those of entities that overlap, or one without an entity. */
export function partsOf({
  words,
  entities,
}: ReadSentenceWords): readonly { readonly start: number; readonly end: number }[] {
  return sentenceParts(words.length, [], entities.flat()).flatMap(({ start, end, others }) =>
    others.length > 0
      ? [{ start, end }]
      : Array.from({ length: end - start }, (_, index) => ({ start: start + index, end: start + index + 1 })),
  )
}
