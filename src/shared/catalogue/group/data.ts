import { blockBands, lengthBands, splitBands } from '../band/training'
import { absent, computed, entriesOf, fixed, required } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('data', false)
const trainerEntry = entriesOf('data', true)

/** Default of `max_seq_length`, in tokens, for models that read that much. */
const usualLength = 128

const fileDetail =
  'One file or a list, relative to the config: .conll .iob .jsonl .json .csv .tsv. Formats and tagging schemes are ' +
  'recognised.'

/** The examples, and how they are read. */
export const dataEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'train_file',
    type: { type: 'files' },
    default: required('data/train.conll'),
    documentation: { summary: 'Examples to train on.', detail: fileDetail },
  }),
  entry({
    key: 'validation_file',
    type: { type: 'files' },
    nullMeans: 'default',
    default: fixed([]),
    documentation: {
      summary: 'Examples to choose the best step by, never trained on.',
      detail: `${fileDetail} Without it, \`validation_split\` can hold back a share of the training examples.`,
    },
  }),
  entry({
    key: 'test_file',
    type: { type: 'files' },
    nullMeans: 'default',
    default: fixed([]),
    documentation: {
      summary: 'Examples for the final scores, used once at the end.',
      detail: `${fileDetail} Scores on it are honest as long as no decision was made by them.`,
    },
  }),
  entry({
    key: 'validation_split',
    type: { type: 'number', exclusiveMin: 0, exclusiveMax: 1 },
    nullMeans: 'none',
    default: fixed(null),
    documentation: {
      summary: 'Share of the training examples to hold back for validation.',
      detail:
        'Drawn with `seed`. Without effect where `validation_file` is given. Where sentences are made from the same ' +
        'templates, a file made apart is more honest: drawn ones are too like those trained on.',
      bands: splitBands,
    },
  }),
  entry({
    key: 'test_split',
    type: { type: 'number', exclusiveMin: 0, exclusiveMax: 1 },
    nullMeans: 'none',
    default: fixed(null),
    documentation: {
      summary: 'Share of the training examples to hold back for the final scores.',
      detail: 'Drawn with `seed`. Without effect where `test_file` is given. No decision should be made by them.',
      bands: splitBands,
    },
  }),
  entry({
    key: 'text_column_name',
    type: { type: 'string' },
    nullMeans: 'none',
    default: absent('found in the file'),
    documentation: {
      summary: 'Column or field that holds the text or the words.',
      detail:
        'Found by its name (`tokens`, `words`, `text`, …) if not written. In CoNLL files a column number, from 1.',
    },
  }),
  entry({
    key: 'label_column_name',
    type: { type: 'string' },
    nullMeans: 'none',
    tasks: ['token-classification', 'text-classification'],
    default: absent('found in the file'),
    documentation: {
      summary: 'Column or field that holds the labels.',
      detail:
        'Found by its name (`tags`, `ner_tags`, `labels`, `label`, …) if not written. In CoNLL files a column number, from 1.',
    },
  }),
  entry({
    key: 'labels',
    type: { type: 'strings' },
    nullMeans: 'none',
    tasks: ['token-classification', 'text-classification'],
    default: absent('found in the training file'),
    documentation: {
      summary: 'The labels, in the order of their ids.',
      detail:
        'For token classification entity types (`[DEPART, ARRIVEE, VIA]`); tags such as `B-DEPART` are understood as ' +
        'their type, and `O` goes without saying.',
    },
  }),
  entry({
    key: 'label_map',
    type: { type: 'stringMap' },
    tasks: ['token-classification', 'text-classification'],
    default: fixed({}),
    documentation: {
      summary: 'New names for labels of the data.',
      detail: '`{LOC_START: DEPART, MISC: O}` renames one type and drops another. Also merges types.',
    },
  }),
  trainerEntry({
    key: 'max_seq_length',
    type: { type: 'integer', min: 4 },
    unit: 'tokens',
    tasks: ['token-classification', 'text-classification'],
    default: computed(`${usualLength}, or the model's limit where that is lower`, ({ modelMaxLength }) =>
      Math.min(usualLength, modelMaxLength ?? usualLength),
    ),
    documentation: {
      summary: 'Longest sequence that is trained on; what is longer is cut.',
      detail:
        'Counted in sub-tokens, special tokens included: a French word is 1.3 to 2 of them. Sentences are packed end ' +
        'to end, so a high limit costs nothing where sentences are short. Entities that are cut off count as missed.',
      bands: lengthBands,
      advice: { memory: 'Halve it if sentences are long: attention takes memory with the square of their length.' },
    },
  }),
  entry({
    key: 'block_size',
    type: { type: 'integer', min: 8 },
    unit: 'tokens',
    tasks: ['causal-lm'],
    default: fixed(256),
    documentation: {
      summary: 'Length of the pieces that texts are cut into.',
      detail: 'Longer pieces show the model more context and take more memory. The model has a limit, 1,024 for GPT-2.',
      bands: blockBands,
      advice: { memory: 'Halve it: a step then sees half the tokens, unless the batch is doubled.' },
    },
  }),
  trainerEntry({
    key: 'max_train_samples',
    type: { type: 'integer', min: 1 },
    unit: 'sentences',
    nullMeans: 'none',
    default: fixed(null),
    documentation: {
      summary: 'Train on this many of the first examples only.',
      detail:
        'For a quick try before a long run. Sort the file at random first: its beginning may not be a fair sample.',
    },
  }),
  trainerEntry({
    key: 'max_eval_samples',
    type: { type: 'integer', min: 1 },
    unit: 'sentences',
    nullMeans: 'none',
    default: fixed(null),
    documentation: {
      summary: 'Evaluate on this many of the first examples only.',
      detail: 'Makes evaluations quicker and their figures coarser.',
    },
  }),
]
