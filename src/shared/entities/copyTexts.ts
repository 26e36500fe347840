import type { EntitySpan } from '../protocol/prediction'
import { writeMarkup } from './markup'

/** A sentence as a model sees it: its words with their labels, and its entities. Places are UTF-16 units. */
export interface PredictedSentence {
  readonly text: string
  readonly words: readonly { readonly start: number; readonly end: number; readonly label: string }[]
  readonly entities: readonly EntitySpan[]
}

export const copyFormats = ['conll', 'json', 'markup'] as const
export type CopyFormat = (typeof copyFormats)[number]

/** Sentences in a format that others read. */
export function copyText(sentences: readonly PredictedSentence[], format: CopyFormat): string {
  switch (format) {
    case 'conll':
      return sentences.map(conllOf).join('\n')
    case 'json':
      return `${JSON.stringify(
        sentences.map(({ text, entities }) => ({ text, entities })),
        null,
        2,
      )}\n`
    case 'markup':
      return sentences.map((sentence) => `${markupOf(sentence)}\n`).join('')
  }
}

/** A sentence in markup, with what the model found. */
export function markupOf({ text, entities }: Omit<PredictedSentence, 'words'>): string {
  return writeMarkup({ text, entities: entities.map(({ start, end, entity_group: label }) => ({ start, end, label })) })
}

function conllOf({ text, words }: PredictedSentence): string {
  return words.map(({ start, end, label }) => `${text.slice(start, end)}\t${label}\n`).join('')
}
