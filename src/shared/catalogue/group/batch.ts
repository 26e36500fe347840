import { effectiveBatchBands, epochBands } from '../band/training'
import { computed, entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('batch', true)

/** How many sentences a step sees, and for how long. */
export const batchEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'num_train_epochs',
    type: { type: 'number', exclusiveMin: 0 },
    unit: 'epochs',
    default: computed('`10`, or `3` for text-classification', ({ get }) =>
      get('task') === 'text-classification' ? 3 : 10,
    ),
    documentation: {
      summary: 'How many times the training examples are gone through.',
      detail:
        'Too few: the loss is still falling at the end. Too many: the model learns the examples by heart, and the ' +
        'validation loss rises again. With early stopping it is an upper bound. Fractions are allowed. Without effect ' +
        'where `max_steps` is given.',
      bands: epochBands,
      advice: {
        stagnates:
          'Add epochs if the loss is still falling at the end. If it has been flat for long, they do not help.',
        overfits: 'Fewer, or let `early_stopping_patience` find the end.',
      },
      links: ['fewSamples', 'stability'],
    },
  }),
  entry({
    key: 'max_steps',
    type: { type: 'integer', min: -1 },
    unit: 'steps',
    default: fixed(-1),
    documentation: {
      summary: 'Number of optimizer steps, instead of a number of epochs.',
      detail:
        'For a quick try, or to give runs with other batch sizes the same number of steps. -1 leaves it to ' +
        '`num_train_epochs`. The schedule ends here too.',
    },
  }),
  entry({
    key: 'per_device_train_batch_size',
    type: { type: 'integer', min: 1 },
    unit: 'sentences',
    default: computed('`16`, or `2` for causal-lm', ({ get }) => (get('task') === 'causal-lm' ? 2 : 16)),
    documentation: {
      summary: 'Sentences in a batch, on each device.',
      detail:
        'Times `gradient_accumulation_steps` (and the number of devices) it is what one optimizer step sees. Larger: ' +
        'smoother gradients, more memory, fewer steps in the same epochs. Smaller: noisier, and more steps.',
      bands: effectiveBatchBands,
      advice: {
        oscillates: 'Double it, or `gradient_accumulation_steps` where memory is short.',
        stagnates: 'A smaller batch makes more steps of the same epochs.',
        memory: 'Halve it and double `gradient_accumulation_steps`: the optimizer steps stay the same.',
      },
      links: ['largeBatches'],
    },
  }),
  entry({
    key: 'gradient_accumulation_steps',
    type: { type: 'integer', min: 1 },
    unit: 'batches',
    default: computed('`1`, or `8` for causal-lm', ({ get }) => (get('task') === 'causal-lm' ? 8 : 1)),
    documentation: {
      summary: 'Batches whose gradients are added up for one optimizer step.',
      detail:
        'A batch of 4 accumulated 4 times trains like a batch of 16, with the memory of 4. The loss is the mean over ' +
        'the tokens of all of them. It is no slower where a batch fills the device, and slower where it does not.',
      advice: {
        oscillates: 'Double it: each step averages over twice as many sentences.',
        memory: 'Double it and halve `per_device_train_batch_size`.',
      },
    },
  }),
  entry({
    key: 'per_device_eval_batch_size',
    type: { type: 'integer', min: 1 },
    unit: 'sentences',
    default: fixed(32),
    documentation: {
      summary: 'Sentences in a batch of an evaluation.',
      detail:
        'Changes speed and memory, and no score. There are no gradients to keep, so it can be larger than the training ' +
        'batch.',
      advice: { memory: 'Halve it if memory runs out while evaluating.' },
    },
  }),
  entry({
    key: 'train_sampling_strategy',
    type: {
      type: 'choice',
      choices: [
        { value: 'random', summary: 'A new random order each epoch.' },
        {
          value: 'sequential',
          summary: 'The order of the file.',
          caution: 'Neighbours in a file are often alike, so that batches pull the model this way and that.',
        },
        {
          value: 'group_by_length',
          summary: 'Sentences of like length together.',
          caution:
            'It saves padding elsewhere. Here nothing is padded, and it costs F1: 0.3 to 0.6 points in a good run, up ' +
            'to 14 in a short one.',
        },
      ],
    },
    default: fixed('random'),
    documentation: {
      summary: 'Order in which sentences are trained on.',
      detail:
        'In random order each batch is a fair sample of the data. The order follows from `data_seed` and the epoch.',
      advice: { oscillates: 'Keep `random`: other orders make batches that differ from each other.' },
    },
  }),
  entry({
    key: 'gradient_checkpointing',
    type: { type: 'boolean' },
    default: fixed(false),
    documentation: {
      summary: 'Compute layers twice rather than keep their results.',
      detail: 'Takes about a third more time and much less memory. The gradients are the same.',
      advice: { memory: 'Turn it on when batches cannot get smaller, or sentences are long.' },
      links: ['checkpointing'],
    },
  }),
]
