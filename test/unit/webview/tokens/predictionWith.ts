import type { WordPrediction } from '../../../../src/shared/protocol/inference'
import type { SentencePrediction } from '../../../../src/shared/protocol/tokenPanel'

export const labels = ['O', 'B-CITY', 'I-CITY']

/** A sentence of words with a label each, `Lyon/B-CITY`; a word is a sub-token a hyphenated part. All are surely what they are. */
export function predictionWith(marked: string): { readonly text: string; readonly prediction: SentencePrediction } {
  const pairs = marked.split(' ').map((word) => word.split('/') as [text: string, label: string])
  const text = pairs.map(([word]) => word).join(' ')
  let start = 0
  const words = pairs.map(([word, label]) => {
    const logits = labels.map((each) => (each === label ? 4 : -1))
    const probabilities = labels.map((each) => (each === label ? 0.9 : 0.05))
    const tokens = word
      .split('-')
      .map((part, id) => ({ text: part, id, start, end: start + part.length, logits, probabilities }))
    const described = { start, end: start + word.length, label, probabilities, tokens, window: 0, unread: 0 }
    start += word.length + 1
    return described
  })
  const entities = words
    .filter(({ label }) => label === 'B-CITY')
    .map((first) => {
      const next = words.slice(words.indexOf(first) + 1)
      const others = next.slice(
        0,
        Math.max(
          0,
          next.findIndex(({ label }) => label !== 'I-CITY'),
        ),
      )
      const end = others.at(-1)?.end ?? first.end
      return { entity_group: 'CITY', score: 0.9, word: text.slice(first.start, end), start: first.start, end }
    })
  return { text, prediction: { words, entities } }
}

/** A single word. */
export function wordWith(marked: string): WordPrediction {
  const [word] = predictionWith(marked).prediction.words
  if (word === undefined) throw new Error('it has no word')
  return word
}
