import { entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('optimizer', true)

/** How gradients become new weights. */
export const optimizerEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'learning_rate',
    type: { type: 'number', min: 0 },
    default: fixed(5e-5),
    documentation: {
      summary: 'How far a step moves the weights, at the peak of the schedule.',
      detail:
        'The one value to try out. 1e-5 to 5e-5 suits models of BERT-base size, 1e-4 to 5e-4 small ones such as MiniLM. ' +
        'Too high: the loss jumps and the model forgets its language. Too low: it is still falling at the end.',
    },
  }),
  entry({
    key: 'optim',
    type: {
      type: 'choice',
      choices: [
        {
          value: 'adamw_torch',
          summary: 'Adam with decoupled weight decay.',
          aliases: ['adamw', 'adamw_torch_fused', 'adamw_hf', 'Adam.v1'],
        },
        { value: 'adam', summary: 'Adam with the decay inside the gradient (L2).' },
        { value: 'sgd', summary: 'Plain gradient descent.' },
      ],
    },
    default: fixed('adamw_torch'),
    documentation: {
      summary: 'The rule by which gradients change the weights.',
      detail:
        "AdamW is what transformers are trained with. Thinc's `Adam.v1` decays as AdamW does. SGD wants learning rates " +
        'a hundred times higher.',
    },
  }),
  entry({
    key: 'weight_decay',
    type: { type: 'number', min: 0 },
    default: fixed(0.01),
    documentation: {
      summary: 'How strongly each step pulls the weights towards zero.',
      detail:
        "Times the learning rate. Biases and normalisation layers are left out. 0.01 to 0.1 is usual. Hugging Face's " +
        'default is 0.',
    },
  }),
  entry({
    key: 'adam_beta1',
    type: { type: 'number', min: 0, exclusiveMax: 1 },
    default: fixed(0.9),
    documentation: {
      summary: 'How long Adam remembers the direction of the gradients.',
      detail: '0.9 averages over about ten steps. Rarely worth a change.',
    },
  }),
  entry({
    key: 'adam_beta2',
    type: { type: 'number', min: 0, exclusiveMax: 1 },
    default: fixed(0.999),
    documentation: {
      summary: 'How long Adam remembers the size of the gradients.',
      detail: '0.999 averages over about a thousand steps; 0.98 adapts faster when gradients jump.',
    },
  }),
  entry({
    key: 'adam_epsilon',
    type: { type: 'number', exclusiveMin: 0 },
    default: fixed(1e-8),
    documentation: {
      summary: "Added to Adam's divisor, so that it is never zero.",
      detail: 'Rarely worth a change.',
    },
  }),
  entry({
    key: 'max_grad_norm',
    type: { type: 'number', min: 0 },
    default: fixed(1),
    documentation: {
      summary: 'Longest gradient, all weights together; a longer one is shortened.',
      detail: 'Keeps one odd batch from undoing many steps. 0 turns it off.',
    },
  }),
  entry({
    key: 'label_smoothing_factor',
    type: { type: 'number', min: 0, exclusiveMax: 1 },
    default: fixed(0),
    documentation: {
      summary: "Share of each label's probability spread over all labels.",
      detail: 'Makes the model less sure of itself; 0.05 to 0.1 helps where annotations are noisy.',
    },
  }),
]
