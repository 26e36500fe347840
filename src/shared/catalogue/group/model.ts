import { entriesOf, fixed, required } from '../defineEntry'
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
        '`almanach/camembert-base` is a good start.',
    },
  }),
  entry({
    key: 'model_revision',
    type: { type: 'string' },
    nullMeans: 'none',
    default: fixed(null),
    documentation: {
      summary: 'Branch, tag or commit of the model on the hub.',
      detail: 'Without it the newest one is taken. The commit that was used is recorded in the run either way.',
    },
  }),
  trainerEntry({
    key: 'cache_dir',
    type: { type: 'folder' },
    nullMeans: 'none',
    default: fixed(null),
    documentation: {
      summary: 'Folder that downloaded models are kept in.',
      detail: "Without it, the hub's usual cache (`HF_HUB_CACHE`, else `~/.cache/huggingface/hub`).",
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
        'Saves memory and time, and forgets less of what the model knew; costs accuracy when the new task is far from ' +
        'it. `freeze: {embeddings: true, layers: 0.5}` keeps the embeddings and the first half of the layers.',
    },
  }),
  entry({
    key: 'add_tokens',
    type: { type: 'strings' },
    tasks: ['causal-lm'],
    default: fixed([]),
    documentation: {
      summary: 'Words to add to the vocabulary, each then one token.',
      detail: 'For names that the tokenizer would cut into many pieces.',
    },
  }),
]
