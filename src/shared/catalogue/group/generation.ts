import { repetitionBands, temperatureBands, topKBands, topPBands } from '../band/generation'
import { entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const group = entriesOf('generation', false)
const entry = (values: Parameters<typeof group>[0]): CatalogueEntry => group({ tasks: ['causal-lm'], ...values })

/** How sample texts are generated. */
export const generationEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'temperature',
    type: { type: 'number', exclusiveMin: 0 },
    default: fixed(0.7),
    documentation: {
      summary: 'How freely the next token is drawn.',
      detail:
        'Scores are divided by it before they become probabilities. 1 is what the model learned; lower makes the ' +
        'likely likelier, higher evens them out.',
      bands: temperatureBands,
      links: ['generation', 'nucleus'],
    },
  }),
  entry({
    key: 'top_k',
    type: { type: 'integer', min: 0 },
    unit: 'tokens',
    default: fixed(50),
    documentation: {
      summary: 'Draw from this many of the likeliest tokens.',
      detail: 'Keeps out what is unlikely, however many tokens are likely. 0 turns it off. Applied before `top_p`.',
      bands: topKBands,
      links: ['generation'],
    },
  }),
  entry({
    key: 'top_p',
    type: { type: 'number', exclusiveMin: 0, max: 1 },
    default: fixed(0.9),
    documentation: {
      summary: 'Draw from the likeliest tokens that make up this share of the probability.',
      detail: 'Few tokens where the model is sure, many where it is not. 1 turns it off.',
      bands: topPBands,
      links: ['nucleus', 'generation'],
    },
  }),
  entry({
    key: 'repetition_penalty',
    type: { type: 'number', exclusiveMin: 0 },
    default: fixed(1.2),
    documentation: {
      summary: 'How much less likely a token gets once it was used.',
      detail:
        'The score of a token that the text has already is divided by it (multiplied, if negative). 1 turns it off.',
      bands: repetitionBands,
      links: ['repetition', 'generation'],
    },
  }),
  entry({
    key: 'max_length',
    type: { type: 'integer', min: 1 },
    unit: 'tokens',
    default: fixed(150),
    documentation: {
      summary: 'Longest text that is generated, the prompt included.',
      detail: 'In training the length of a sequence is `block_size` or `max_seq_length`.',
      links: ['generation'],
    },
  }),
]
