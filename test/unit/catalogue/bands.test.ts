import { describe, expect, test } from 'vitest'
import { fillDefaults } from '../../../src/config/fillDefaults'
import { parseDocument } from '../../../src/config/parseDocument'
import { readKeys } from '../../../src/config/readKeys'
import { situationOf } from '../../../src/config/situation'
import type { Band, Situation } from '../../../src/shared/catalogue/bands'
import { bandOf, bandsIn, measure, trainedParts } from '../../../src/shared/catalogue/bands'
import { catalogue } from '../../../src/shared/catalogue/catalogue'
import { modelSizeOf, modelSizes } from '../../../src/shared/catalogue/modelSize'
import { taskNames } from '../../../src/shared/protocol/spec'
import { modelOf } from './modelOf'

const banded = catalogue.flatMap(({ key, tasks, documentation: { bands } }) =>
  bands === undefined ? [] : [{ key, tasks, bands }],
)

/** Every situation that conditions can tell apart. */
const situations: readonly Situation[] = taskNames.flatMap((task) =>
  [...modelSizes, 'unknown' as const].flatMap((size) =>
    trainedParts.flatMap((trained) =>
      [true, false].flatMap((stopsEarly) =>
        ['adamw_torch', 'adam', 'sgd'].flatMap((optim) =>
          ['f1', 'loss'].map((metric): Situation => {
            const values = { engine: 'transformers', optim, metric_for_best_model: metric, lr_scheduler_type: 'linear' }
            return {
              task,
              size,
              trained,
              stopsEarly,
              valueOf: (key) => (values as Record<string, string>)[key] ?? null,
            }
          }),
        ),
      ),
    ),
  ),
)

const from = ({ from: bound = -Infinity }: Band): number => bound
const to = ({ to: bound = Infinity }: Band): number => bound

describe.each(banded)('the bands of $key', ({ bands, tasks }) => {
  test('do not overlap where they hold together', () => {
    for (const situation of situations) {
      const held = bandsIn(bands, situation)
      const overlaps = held.filter((band, index) => index > 0 && from(band) < to(held[index - 1] ?? band))
      expect(overlaps).toEqual([])
    }
  })

  test('begin before they end, and each holds somewhere', () => {
    for (const band of bands.bands) {
      expect(from(band)).toBeLessThanOrEqual(to(band))
      expect(situations.some((each) => tasks.includes(each.task) && bandsIn(bands, each).includes(band))).toBe(true)
    }
  })

  test('say what is good', () => {
    expect(bands.bands.some(({ verdict }) => verdict === 'good')).toBe(true)
  })
})

/** Verdicts on the numbers of a config of which the model's width is known, by key. */
function verdicts(text: string, hiddenSize: number | null, totalSteps: number | null = null): Record<string, string> {
  const { values } = fillDefaults(readKeys(parseDocument(text)).keys, null)
  const situation = situationOf(values, modelOf(hiddenSize))
  const found = banded
    .filter(({ tasks }) => tasks.includes(situation.task))
    .map(({ key, bands }) => {
      const measured = measure(bands, situation.valueOf(key), situation, totalSteps)
      return [key, measured === null ? 'unknown' : (bandOf(bands, measured, situation)?.verdict ?? 'between')] as const
    })
  return Object.fromEntries(found)
}

const learningRates: readonly (readonly [lines: string, hiddenSize: number | null, verdict: string])[] = [
  ['learning_rate: 2e-4', 384, 'good'],
  ['learning_rate: 5e-4', 384, 'good'],
  ['learning_rate: 5e-5', 384, 'low'],
  ['learning_rate: 1e-2', 384, 'dangerous'],
  ['learning_rate: 5e-5', 768, 'good'],
  ['learning_rate: 1e-5', 768, 'good'],
  ['learning_rate: 1e-6', 768, 'low'],
  ['learning_rate: 1e-4', 768, 'high'],
  ['learning_rate: 2e-4', 768, 'dangerous'],
  ['learning_rate: 1e-3', 768, 'dangerous'],
  ['learning_rate: 1e-3\noptim: sgd', 768, 'good'],
  ['learning_rate: 5e-5\noptim: sgd', 768, 'low'],
  ['learning_rate: 1e-3\nengine: spacy', 768, 'between'],
  ['learning_rate: 1e-3\nfreeze: {embeddings: true, layers: 12}', 768, 'good'],
  ['learning_rate: 1e-4\nfreeze: {embeddings: true, layers: 6}', 768, 'good'],
  ['learning_rate: 5e-5', 1024, 'high'],
  ['learning_rate: 1e-5', 1024, 'good'],
  ['learning_rate: 1e-3', 64, 'between'],
  ['learning_rate: 1e-3', null, 'between'],
  ['learning_rate: 0.1', null, 'dangerous'],
  ['task: causal-lm\nlearning_rate: 1e-3', 768, 'dangerous'],
  ['task: causal-lm\nlearning_rate: 5e-5', 1792, 'good'],
  ['task: text-classification\nlearning_rate: 2e-5', 768, 'good'],
]

describe('the learning rate is judged by model, method and task', () => {
  test.each(learningRates)('%j at a width of %s: %s', (lines, hiddenSize, verdict) => {
    expect(verdicts(lines, hiddenSize)['learning_rate']).toBe(verdict)
  })
})

describe('the size of a model', () => {
  test.each([
    [384, 'x', 'small'],
    [512, 'x', 'small'],
    [768, 'x', 'base'],
    [1024, 'x', 'large'],
    [64, 'x', 'tiny'],
    [null, 'almanach/camembert-base', 'base'],
    [null, 'sentence-transformers/all-MiniLM-L6-v2', 'small'],
    [null, 'google/bert_uncased_L-4_H-256_A-4', null],
    [null, 'prajjwal1/bert-mini', 'small'],
    [null, 'distilbert/distilbert-base-uncased', 'base'],
    [null, 'FacebookAI/xlm-roberta-large', 'large'],
    [null, 'microsoft/deberta-v3-small', null],
    [null, 'meta-llama/Llama-3.2-1B', 'large'],
    [null, 'openai-community/gpt2', 'base'],
    [null, 'models/mine', null],
  ])('%s wide, named %s: %s', (hiddenSize, name, size) => {
    expect(modelSizeOf(hiddenSize, name)).toBe(size)
  })
})

/** Configurations of the notes, with the width of their models and their steps. */
const notes: readonly (readonly [name: string, text: string, hiddenSize: number, totalSteps: number])[] = [
  [
    'CamemBERT for entities',
    `max_length: 128
batch_size: 16
learning_rate: 5e-5
num_epochs: 10
warmup_ratio: 0.1
weight_decay: 0.01
eval_steps: 100
save_steps: 100
early_stopping_patience: 3
validation_file: dev.conll
metric_for_best_model: f1_macro
`,
    768,
    5000,
  ],
  [
    'spaCy with warmup',
    'optimizer: Adam.v1\nbeta1: 0.9\nbeta2: 0.999\nL2: 0.01\ngrad_clip: 1.0\neps: 1e-8\nwarmup_steps: 250\n' +
      'total_steps: 20000\ninitial_rate: 5e-5\nlr_scheduler_type: warmup_linear.v1\n',
    768,
    20_000,
  ],
  [
    'GPT-2 for articles',
    `task: causal-lm
per_device_train_batch_size: 2
gradient_accumulation_steps: 8
learning_rate: 5e-5
num_train_epochs: 10
warmup_steps: 100
MAX_LENGTH: 256
n_to_freeze: 12
temperature: 0.7
top_k: 50
top_p: 0.9
repetition_penalty: 1.2
max_length: 150
`,
    1792,
    750,
  ],
  [
    'RoBERTa for sentiments',
    `task: text-classification
NUM_EPOCHS: 3
LR: 2e-5
BATCH_SIZE: 16
MAX_SEQ_LENGTH: 128
gradient_accumulation_steps: 1
gradient_checkpointing: true
`,
    768,
    8553,
  ],
]

describe('what the notes ran with', () => {
  test.each(notes)('%s lies in no dangerous band', (_, text, hiddenSize, totalSteps) => {
    const found = verdicts(text, hiddenSize, totalSteps)
    expect(Object.entries(found).filter(([, verdict]) => verdict === 'dangerous')).toEqual([])
    expect(found['learning_rate']).toBe('good')
    expect(found['warmup_steps']).not.toBe('unknown')
  })

  test.each([0, 0.1, 0.2])('the warmup %s that they compare is not dangerous', (share) => {
    expect(verdicts(`warmup_ratio: ${share}\n`, 768)['warmup_steps']).toBe(
      { 0: 'low', 0.1: 'good', 0.2: 'high' }[share],
    )
  })

  test.each([0.3, 0.5, 0.7, 1, 1.5])('the temperature %s that they compare is not dangerous', (temperature) => {
    const found = verdicts(`task: causal-lm\ntemperature: ${temperature}\n`, 768)
    expect(found['temperature']).not.toBe('dangerous')
  })

  test.each([
    ['task: causal-lm\nlearning_rate: 1e-6', 'learning_rate', 'low'],
    ['task: causal-lm\nnum_train_epochs: 50', 'num_train_epochs', 'high'],
    ['task: causal-lm\nnum_train_epochs: 80', 'num_train_epochs', 'dangerous'],
    ['task: causal-lm\nrepetition_penalty: 2.5', 'repetition_penalty', 'dangerous'],
    ['per_device_train_batch_size: 2', 'per_device_train_batch_size', 'low'],
    ['per_device_train_batch_size: 2\ngradient_accumulation_steps: 8', 'per_device_train_batch_size', 'good'],
  ])('%j: %s is %s', (text, key, verdict) => {
    expect(verdicts(text, 768)[key]).toBe(verdict)
  })
})

test('the defaults of each task are good, or nothing is said of them', () => {
  for (const task of taskNames) {
    const found = verdicts(`task: ${task}\nvalidation_file: dev.conll\n`, 768)
    expect(Object.entries(found).filter(([, verdict]) => !['good', 'between', 'unknown'].includes(verdict))).toEqual([])
    expect(found['learning_rate']).toBe('good')
  }
})
