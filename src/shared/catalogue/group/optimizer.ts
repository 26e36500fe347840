import { learningRateBands } from '../band/learningRate'
import {
  beta1Bands,
  beta2Bands,
  epsilonBands,
  gradientNormBands,
  smoothingBands,
  weightDecayBands,
} from '../band/optimizer'
import { computed, entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('optimizer', true)

/** Upstream's other rules. Those that only compute AdamW elsewhere are other names of `adamw_torch`. */
const unsupportedOptimizers = [
  ...['adafactor', 'adamw_torch_4bit', 'adamw_torch_8bit', 'adamw_bnb_8bit', 'adamw_8bit', 'paged_adamw_32bit'],
  ...['paged_adamw_8bit', 'ademamix', 'ademamix_8bit', 'paged_ademamix_32bit', 'paged_ademamix_8bit', 'adagrad'],
  ...['lion_8bit', 'lion_32bit', 'paged_lion_32bit', 'paged_lion_8bit', 'rmsprop', 'rmsprop_bnb', 'rmsprop_bnb_8bit'],
  ...['rmsprop_bnb_32bit', 'galore_adamw', 'galore_adamw_8bit', 'galore_adafactor', 'galore_adamw_layerwise'],
  ...['galore_adamw_8bit_layerwise', 'galore_adafactor_layerwise', 'lomo', 'adalomo', 'grokadamw', 'stable_adamw'],
  ...['schedule_free_radam', 'schedule_free_adamw', 'schedule_free_sgd', 'apollo_adamw', 'apollo_adamw_layerwise'],
] as const

/** How gradients become new weights. */
export const optimizerEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'learning_rate',
    type: { type: 'number', min: 0 },
    default: computed('`5e-5`, or `2e-5` for text-classification', ({ get }) =>
      get('task') === 'text-classification' ? 2e-5 : 5e-5,
    ),
    documentation: {
      summary: 'How far a step moves the weights, at the peak of the schedule.',
      detail:
        'The one value to try out first. What is right depends on the size of the model: 1e-5 to 5e-5 for one like ' +
        'BERT-base, 1e-4 to 5e-4 for a small one like MiniLM, less for a large one. Too high: the loss jumps and the ' +
        'model forgets its language. Too low: the loss is still falling at the end.',
      bands: learningRateBands,
      advice: {
        oscillates: 'Halve it. If only the first steps are rough, lengthen `warmup_steps` first.',
        stagnates:
          'Double it if the loss falls smoothly but slowly. If the loss is stuck from the first steps, or was better ' +
          'before, divide it by ten.',
      },
      links: ['bert', 'accuracyOfSmallBerts', 'stability'],
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
          aliases: [
            ...['adamw', 'adamw_torch_fused', 'adamw_hf', 'adamw_torch_xla', 'adamw_torch_npu_fused'],
            ...['adamw_apex_fused', 'adamw_anyprecision', 'Adam.v1'],
          ],
        },
        { value: 'adam', summary: 'Adam with the decay inside the gradient (L2).' },
        {
          value: 'sgd',
          summary: 'Plain gradient descent, without momentum.',
          caution: 'It rarely trains a transformer as well as AdamW, and wants a hundred times the learning rate.',
        },
      ],
      unsupported: unsupportedOptimizers,
    },
    default: fixed('adamw_torch'),
    documentation: {
      summary: 'The rule by which gradients change the weights.',
      detail:
        'AdamW gives each weight a step of its own, from the mean and the size of its recent gradients; transformers ' +
        "are pretrained with it. Thinc's `Adam.v1` decays as AdamW does.",
      advice: {
        memory:
          '`adamw_torch` keeps two numbers a weight, `sgd` none. Try smaller batches, `gradient_checkpointing` and `freeze` first.',
      },
      links: ['adamw', 'adam'],
    },
  }),
  entry({
    key: 'weight_decay',
    type: { type: 'number', min: 0 },
    default: fixed(0.01),
    documentation: {
      summary: 'How strongly each step pulls the weights towards zero.',
      detail:
        'Against overfitting. With AdamW a step takes off this share of each weight, times the learning rate: at 5e-5, ' +
        '0.01 takes off a two-millionth. Biases and normalisation layers are left out. With `optim: adam` it is L2, a ' +
        'part of the gradient, and a far smaller number does as much.',
      bands: weightDecayBands,
      advice: {
        overfits: 'Raise it to 0.1, and expect little: fewer epochs, early stopping or more data do more.',
      },
      links: ['adamw'],
    },
  }),
  entry({
    key: 'adam_beta1',
    type: { type: 'number', min: 0, exclusiveMax: 1 },
    default: fixed(0.9),
    documentation: {
      summary: 'How long Adam remembers the direction of the gradients.',
      detail:
        '0.9 averages over about the last ten steps, which smooths the noise of small batches. Rarely worth a change.',
      bands: beta1Bands,
      links: ['adam'],
    },
  }),
  entry({
    key: 'adam_beta2',
    type: { type: 'number', min: 0, exclusiveMax: 1 },
    default: fixed(0.999),
    documentation: {
      summary: 'How long Adam remembers the size of the gradients.',
      detail:
        'The step of a weight is divided by this size. 0.999 averages over about a thousand steps, 0.98 over fifty. ' +
        'Longer than `adam_beta1`, since sizes change more slowly than directions.',
      bands: beta2Bands,
      advice: { oscillates: 'If the gradients grow while training, 0.98 follows them sooner.' },
      links: ['adam'],
    },
  }),
  entry({
    key: 'adam_epsilon',
    type: { type: 'number', exclusiveMin: 0 },
    default: fixed(1e-8),
    documentation: {
      summary: "Added to Adam's divisor, so that it is never zero.",
      detail: 'Also a brake: a weight whose gradients are smaller than this moves less. Rarely worth a change.',
      bands: epsilonBands,
      advice: { oscillates: '1e-6 calms the weights that have tiny gradients.' },
      links: ['adam'],
    },
  }),
  entry({
    key: 'max_grad_norm',
    type: { type: 'number', min: 0 },
    default: fixed(1),
    documentation: {
      summary: 'Longest gradient, all weights together; a longer one is shortened to this.',
      detail:
        'Keeps one odd batch from undoing many steps. The direction stays the same. The `grad_norm` curve shows the ' +
        'length before. 0 turns it off.',
      bands: gradientNormBands,
      advice: { oscillates: 'Lower it to 0.5 where the `grad_norm` curve has spikes just before the loss jumps.' },
      links: ['clipping'],
    },
  }),
  entry({
    key: 'label_smoothing_factor',
    type: { type: 'number', min: 0, exclusiveMax: 1 },
    default: fixed(0),
    documentation: {
      summary: "Share of each label's probability that is spread over all labels.",
      detail:
        'Makes the model less sure of itself, which helps where annotations have mistakes. The loss no longer goes to ' +
        '0, also where every label is right.',
      bands: smoothingBands,
      advice: { overfits: 'Try 0.1, above all where the model is sure of what it gets wrong.' },
      links: ['smoothing', 'calibration'],
    },
  }),
]
