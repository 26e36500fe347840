import { absent, entriesOf, fixed, required } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('model', false)
const trainerEntry = entriesOf('model', true)

/** The model to start from. */
export const modelEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'model_name_or_path',
    type: { type: 'string' },
    default: required('almanach/camembert-base'),
    documentation: {
      summary: 'The model to start from: a model id of the hub, or a folder.',
      detail:
        'Looked for as a folder (relative to the config), in the local hub cache, in installed Python packages that ' +
        'carry weights (`sentence-transformers/all-MiniLM-L6-v2`), then on the hub. For French, ' +
        '`almanach/camembert-base` is a good start. A small model trains in a minute and answers at once; a large one ' +
        'scores a little better, and wants a GPU and a lower `learning_rate`.',
      advice: { memory: 'Take a smaller model: what training needs grows with its parameters.' },
      links: ['hub', 'bert', 'camembert'],
    },
  }),
  entry({
    key: 'model_revision',
    type: { type: 'string' },
    nullMeans: 'none',
    default: fixed(null),
    documentation: {
      summary: 'Branch, tag or commit of the model on the hub.',
      detail:
        'Without it the newest one is taken. A commit keeps a run repeatable; the one that was used is recorded either way.',
    },
  }),
  trainerEntry({
    key: 'cache_dir',
    type: { type: 'folder' },
    nullMeans: 'none',
    default: fixed(null),
    documentation: {
      summary: 'Folder that downloaded models are kept in.',
      detail:
        "Without it, the hub's usual cache (`HF_HUB_CACHE`, else `~/.cache/huggingface/hub`), which other programs share.",
    },
  }),
  trainerEntry({
    key: 'freeze',
    type: {
      type: 'object',
      properties: {
        embeddings: { type: { type: 'boolean' }, default: false, summary: 'Keep the embeddings as they are.' },
        layers: {
          type: { type: 'number', min: 0 },
          default: 0,
          summary: 'How many of the first layers keep their weights; below 1 a share of them.',
        },
      },
    },
    default: fixed({ embeddings: false, layers: 0 }),
    documentation: {
      summary: 'Parts of the model that keep their weights.',
      detail:
        'The lower layers know the grammar, the upper ones are what a task changes. Freezing saves memory and time, and ' +
        'forgets less; it costs accuracy when the task is far from what the model knew. `{embeddings: true, layers: ' +
        '0.5}` keeps the embeddings and the first half of the layers. With all frozen only the new head is trained, ' +
        'which wants a `learning_rate` of 1e-3 or so.',
      advice: {
        overfits: 'Freeze the embeddings and half of the layers: fewer weights can learn the examples by heart.',
        stagnates: 'Freeze fewer layers: those that are trained may not be enough.',
        memory: 'Frozen parts need no gradients and no state of the optimizer.',
      },
      links: ['freezing'],
    },
  }),
  entry({
    key: 'add_tokens',
    type: { type: 'strings' },
    tasks: ['causal-lm'],
    default: fixed([]),
    documentation: {
      summary: 'Words to add to the vocabulary, each then one token.',
      detail:
        'For names that the tokenizer would cut into many pieces. Words that are one token already are left as they are. ' +
        'The model learns their meaning in training, so each should occur often.',
    },
  }),
  entry({
    key: 'add_tokens_file',
    type: { type: 'files' },
    tasks: ['causal-lm'],
    nullMeans: 'default',
    default: fixed([]),
    documentation: {
      summary: 'Text files of words to add to the vocabulary, a word a line.',
      detail: 'As `add_tokens`, for more words than one would write in a config.',
    },
  }),
  entry({
    key: 'add_tokens_init',
    type: { type: 'string' },
    tasks: ['causal-lm'],
    nullMeans: 'none',
    default: absent('the mean of all embeddings'),
    documentation: {
      summary: 'A word whose meaning new tokens start from.',
      detail:
        'Their embeddings begin as a copy of its own (of its first token, if it has several): `animal` for names of ' +
        'animals. The model then writes sensible sentences about them from the first step.',
    },
  }),
]
