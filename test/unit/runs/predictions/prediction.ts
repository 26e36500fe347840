import type { TokenPrediction } from '../../../../src/shared/protocol/prediction'

interface Figures {
  readonly line?: number
  readonly loss?: number | null
  readonly probability?: number | null
}

/** A line of a file of predictions: words and tags with a space between. */
export function prediction(
  id: number,
  text: string,
  gold: string,
  predicted: string,
  { line = id * 10 + 1, loss = 0.5, probability = 0.75 }: Figures = {},
): TokenPrediction {
  const tags = { gold: gold.split(' '), predicted: predicted.split(' ') }
  let start = 0
  const tokens = text.split(' ').map((word, index) => {
    const token = {
      ...{ text: word, start, end: start + word.length, loss, probability, gold_probability: probability },
      gold: tags.gold[index] ?? 'O',
      predicted: tags.predicted[index] ?? 'O',
      top: probability === null ? [] : [[tags.predicted[index] ?? 'O', probability] as const],
    }
    start = token.end + 1
    return token
  })
  return { id, file: 'data/test.conll', line, text, loss, tokens }
}
