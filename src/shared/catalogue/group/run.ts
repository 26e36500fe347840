import { absent, entriesOf, fixed, required } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('run', false)
const trainerEntry = entriesOf('run', true)

/** What is trained, by what, and where its results go. */
export const runEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'task',
    type: {
      type: 'choice',
      choices: [
        { value: 'token-classification', summary: 'A label for each word: named entities.', aliases: ['ner'] },
        { value: 'text-classification', summary: 'A label for each text.', aliases: ['sequence-classification'] },
        { value: 'causal-lm', summary: 'Continue a text.', aliases: ['causal-language-modeling', 'text-generation'] },
      ],
    },
    default: required('token-classification'),
    documentation: {
      summary: 'What the model learns to do.',
      detail: 'Token classification can be trained today; the other two are read and checked, and cannot be started.',
    },
  }),
  entry({
    key: 'engine',
    type: {
      type: 'choice',
      choices: [
        { value: 'transformers', summary: "This product's own trainer, on PyTorch and transformers." },
        { value: 'spacy', summary: '`spacy train`, watched from here.' },
      ],
    },
    default: fixed('transformers'),
    documentation: {
      summary: 'The program that trains.',
      detail: 'Only `transformers` can be started today.',
    },
  }),
  entry({
    key: 'run_name',
    type: { type: 'string' },
    nullMeans: 'none',
    default: absent("the name of the config's folder"),
    documentation: {
      summary: "First part of the name of the run's folder.",
      detail:
        "The start time is added: `camembert-20260131-094500`. Characters that a folder's name cannot have become `-`.",
    },
  }),
  entry({
    key: 'output_dir',
    type: { type: 'folder' },
    default: fixed('runs'),
    documentation: {
      summary: 'Folder that holds the runs, each in a folder of its own.',
      detail:
        "Relative to the config. No run overwrites another, so Hugging Face's `overwrite_output_dir` is not needed.",
    },
  }),
  trainerEntry({
    key: 'seed',
    type: { type: 'integer', min: 0, max: 4294967295 },
    default: fixed(42),
    documentation: {
      summary: 'Seed of everything random: the new head, dropout, the order of the sentences, splits.',
      detail:
        'Two runs with the same seed on the same machine end with the same weights. Scores vary by some tenths of a ' +
        'point between seeds, more with few examples: compare settings over several.',
      links: ['seeds'],
    },
  }),
  trainerEntry({
    key: 'data_seed',
    type: { type: 'integer', min: 0, max: 4294967295 },
    nullMeans: 'none',
    default: absent('`seed`'),
    documentation: {
      summary: 'Seed of the order of the sentences alone.',
      detail: 'Set it to vary the order and nothing else, or the reverse.',
    },
  }),
]
