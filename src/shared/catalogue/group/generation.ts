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
      detail: '0.3 repeats itself and is safe, 1.5 is inventive and often wrong.',
    },
  }),
  entry({
    key: 'top_k',
    type: { type: 'integer', min: 0 },
    unit: 'tokens',
    default: fixed(50),
    documentation: { summary: 'Draw from this many of the likeliest tokens.', detail: '0 turns it off.' },
  }),
  entry({
    key: 'top_p',
    type: { type: 'number', exclusiveMin: 0, max: 1 },
    default: fixed(0.9),
    documentation: {
      summary: 'Draw from the likeliest tokens that make up this share of the probability.',
      detail: '1 turns it off.',
    },
  }),
  entry({
    key: 'repetition_penalty',
    type: { type: 'number', exclusiveMin: 0 },
    default: fixed(1.2),
    documentation: {
      summary: 'How much less likely a token gets once it was used.',
      detail: '1 turns it off; above 1.5 sentences fall apart.',
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
    },
  }),
]
