import type { LabelledText } from '../../shared/entities/markup'
import { splitWords } from '../../shared/words/splitWords'
import { tagWords } from '../format/spansToTokens'
import type { AppendedFile } from './appendedFile'

/** The words of a text, and their tags as a file writes them. */
export interface WordTags {
  readonly tokens: readonly string[]
  readonly tags: readonly string[]
}

/** Null if the file has no way to write them. @param onCut told each part of a word that is labelled: all of the word is */
export function wordTags(
  { text, entities }: LabelledText,
  { tags, wordRule }: Pick<AppendedFile, 'tags' | 'wordRule'>,
  onCut: (part: string) => void,
): WordTags | null {
  const words = splitWords(text, wordRule)
  const bio2 = tagWords(text, words, entities, (code, { span }) => {
    if (code === 'FD017') onCut(String(span))
  })
  const written = tags.write(bio2)
  return written === null ? null : { tokens: words.map((word) => word.text), tags: written }
}
