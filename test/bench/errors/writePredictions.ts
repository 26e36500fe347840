import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const types = ['DEPART', 'ARRIVEE', 'VIA', 'DATE'] as const
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Writes predictions as the trainer does: sentences of 6 to 30 words, two entities in each, a word in thirty wrong. */
export async function writePredictions(file: string, examples: number): Promise<void> {
  const random = randomNumbers()
  const words = Array.from({ length: 5000 }, () => word(random))
  const stream = createWriteStream(file)
  for (let id = 0; id < examples; id++)
    if (!stream.write(`${JSON.stringify(example(id, words, random))}\n`)) await once(stream, 'drain')
  stream.end()
  await once(stream, 'finish')
}

type Random = (below: number) => number

/** The same numbers each time. */
function randomNumbers(): Random {
  let state = 1
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

function word(random: Random): string {
  return Array.from({ length: 2 + random(9) }, () => letters[random(26)] ?? '').join('')
}

function example(id: number, words: readonly string[], random: Random): object {
  const gold = Array.from({ length: 6 + random(25) }, () => 'O')
  for (let entity = 0; entity < 2; entity++) gold[random(gold.length)] = `B-${types[random(types.length)] ?? ''}`
  let start = 0
  const tokens = gold.map((tag) => {
    const text = words[random(words.length)] ?? ''
    const made = { text, start, end: start + text.length, ...said(tag, random) }
    start = made.end + 1
    return made
  })
  const text = tokens.map((token) => token.text).join(' ')
  return { id, file: 'data/test.conll', line: 1 + id * 20, text, loss: random(1_000_000) / 1e6, tokens }
}

function said(gold: string, random: Random): object {
  const predicted = random(30) > 0 ? gold : `B-${types[random(types.length)] ?? ''}`
  const probability = 0.5 + random(500_000) / 1e6
  const top = [
    [predicted, probability],
    ['I-VIA', 0.000012],
    ['I-DATE', 0.000011],
  ]
  return { gold, predicted, probability, gold_probability: probability, top, loss: 0.012345 }
}
