import { closeSync, openSync, writeSync } from 'node:fs'

export const generatedFormats = ['conll', 'jsonl', 'json', 'csv', 'tsv'] as const
export type GeneratedFormat = (typeof generatedFormats)[number]

const words =
  "je voudrais aller de Bouaye à Montagny en passant par Guerville demain matin avec un train qui s'arrête là où tu " +
  'veux , est-ce possible ? Saint-Jean-de-Luz Aubervilliers Besançon réservation correspondance aujourd’hui'
const vocabulary = words.split(' ')

/** A sentence: words, their tags, and the places of its entities. */
interface Sentence {
  readonly tokens: readonly string[]
  readonly tags: readonly string[]
}

/** Writes seeded sentences of 5 to 25 words, until the file has this many bytes. */
export function generateFile(file: string, format: GeneratedFormat, bytes: number): void {
  const next = random(42)
  const handle = openSync(file, 'w')
  let written = writeSync(handle, opening[format])
  for (let first = true; written < bytes; first = false) {
    let text = ''
    for (let count = 0; count < 1000; count++) {
      text += (first && count === 0 ? '' : between[format]) + toText(makeSentence(next), format)
    }
    written += writeSync(handle, text)
  }
  writeSync(handle, format === 'json' ? ']\n' : '\n')
  closeSync(handle)
}

const opening = { conll: '', jsonl: '', json: '[', csv: 'tokens,tags\n', tsv: 'text\tspans\n' }
const between = { conll: '\n', jsonl: '\n', json: ',\n', csv: '\n', tsv: '\n' }

function makeSentence(next: () => number): Sentence {
  const length = 5 + Math.floor(next() * 21)
  const tokens = Array.from({ length }, () => vocabulary[Math.floor(next() * vocabulary.length)] ?? '')
  const tags = tokens.map((token) => (/^[A-Z]/u.test(token) ? `B-${next() < 0.5 ? 'DEPART' : 'ARRIVEE'}` : 'O'))
  return { tokens, tags }
}

function toText({ tokens, tags }: Sentence, format: GeneratedFormat): string {
  switch (format) {
    case 'conll':
      return tokens.map((token, index) => `${token}\t${tags[index] ?? ''}\n`).join('')
    case 'jsonl':
    case 'json':
      return JSON.stringify({ tokens, ner_tags: tags })
    case 'csv':
      return `"${tokens.join(' ')}","${tags.join(' ')}"`
    case 'tsv':
      return `${tokens.join(' ')}\t${JSON.stringify(spansOf(tokens, tags))}`
  }
}

function spansOf(tokens: readonly string[], tags: readonly string[]): readonly (readonly [number, number, string])[] {
  const spans: [number, number, string][] = []
  let start = 0
  for (const [index, token] of tokens.entries()) {
    const tag = tags[index] ?? 'O'
    if (tag !== 'O') {
      spans.push([start, start + token.length, tag.slice(2)])
    }
    start += token.length + 1
  }
  return spans
}

/** Numbers from 0 to 1, the same at every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
