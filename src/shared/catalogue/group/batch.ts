import { entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('batch', true)

/** How many sentences a step sees, and for how long. */
export const batchEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'num_train_epochs',
    type: { type: 'number', exclusiveMin: 0 },
    unit: 'epochs',
    default: fixed(10),
    documentation: {
      summary: 'How many times the training examples are gone through.',
      detail:
        "With early stopping it is an upper bound. Fractions are allowed. Hugging Face's default is 3. Without effect " +
        'where `max_steps` is given.',
    },
  }),
  entry({
    key: 'max_steps',
    type: { type: 'integer', min: -1 },
    unit: 'steps',
    default: fixed(-1),
    documentation: {
      summary: 'Number of optimizer steps, instead of a number of epochs.',
      detail: '-1 leaves it to `num_train_epochs`.',
    },
  }),
  entry({
    key: 'per_device_train_batch_size',
    type: { type: 'integer', min: 1 },
    unit: 'sentences',
    default: fixed(16),
    documentation: {
      summary: 'Sentences in a batch, on each device.',
      detail:
        'Larger batches give smoother gradients and take more memory. Times `gradient_accumulation_steps` it is what ' +
        "one optimizer step sees. Hugging Face's default is 8.",
    },
  }),
  entry({
    key: 'gradient_accumulation_steps',
    type: { type: 'integer', min: 1 },
    unit: 'batches',
    default: fixed(1),
    documentation: {
      summary: 'Batches whose gradients are added up for one optimizer step.',
      detail: 'A batch of 4 accumulated 4 times trains like a batch of 16, in a quarter of the memory.',
    },
  }),
  entry({
    key: 'per_device_eval_batch_size',
    type: { type: 'integer', min: 1 },
    unit: 'sentences',
    default: fixed(32),
    documentation: {
      summary: 'Sentences in a batch of an evaluation.',
      detail: "Changes speed and memory, and no score. Hugging Face's default is 8.",
    },
  }),
  entry({
    key: 'train_sampling_strategy',
    type: {
      type: 'choice',
      choices: [
        { value: 'random', summary: 'A new random order each epoch.' },
        { value: 'sequential', summary: 'The order of the file.' },
        { value: 'group_by_length', summary: 'Sentences of like length together.' },
      ],
    },
    default: fixed('random'),
    documentation: {
      summary: 'Order in which sentences are trained on.',
      detail:
        'Grouping by length saves padding elsewhere; here nothing is padded, and it costs F1: 0.3 to 0.6 points in a ' +
        'good run, far more in a short one.',
    },
  }),
  entry({
    key: 'gradient_checkpointing',
    type: { type: 'boolean' },
    default: fixed(false),
    documentation: {
      summary: 'Compute layers twice rather than keep their results.',
      detail: 'Takes about a third more time and much less memory. The gradients are the same.',
    },
  }),
]
