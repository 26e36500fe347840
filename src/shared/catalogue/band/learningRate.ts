import type { Band, BandedValue, Condition, TrainedPart } from '../bands'
import type { ModelSize } from '../modelSize'

/** Rates from those that hardly learn to those that spoil the model; between `slow` and `good` nothing is said. */
interface Rates {
  readonly useless: number
  readonly slow: number
  readonly good: readonly [from: number, to: number]
  /** Where doubt begins, if not at the end of `good`. */
  readonly high?: number
  readonly dangerous: number
}

interface Reasons {
  readonly slow: string
  readonly good: string
  readonly high: string
  readonly dangerous: string
}

const usual: Reasons = {
  slow: 'Slow: after a few epochs the loss is still falling.',
  good: 'Learns the task and keeps what the model knows of the language.',
  high: 'Quicker, and forgets more of what the model knows. Compare the validation score with that of a lower rate.',
  dangerous: 'Overwrites what pretraining taught: the model forgets its language, and the loss jumps or gets stuck.',
}

function bandsOf(when: Condition, { useless, slow, good, high, dangerous }: Rates, reasons: Reasons): readonly Band[] {
  const still = 'The weights hardly move: the run ends where it began.'
  return [
    { to: useless, verdict: 'dangerous', reason: still, when },
    { from: useless, to: slow, verdict: 'low', reason: reasons.slow, when },
    { from: good[0], to: good[1], verdict: 'good', reason: reasons.good, when },
    { from: high ?? good[1], to: dangerous, verdict: 'high', reason: reasons.high, when },
    { from: dangerous, verdict: 'dangerous', reason: reasons.dangerous, when },
  ]
}

const labelling = ['token-classification', 'text-classification'] as const
const generating = ['causal-lm'] as const
/** spaCy's rates depend on the kind of its layers, which a config does not tell. */
const adaptive = { engine: ['transformers'], optim: ['adamw_torch', 'adam'] } as const

function adaptiveBands(
  tasks: Condition['tasks'] & object,
  sizes: readonly ModelSize[],
  trained: readonly TrainedPart[],
  rates: Rates,
  reasons: Partial<Reasons> = {},
): readonly Band[] {
  return bandsOf({ tasks, sizes, trained, values: adaptive }, rates, { ...usual, ...reasons })
}

const small: Partial<Reasons> = {
  slow: 'Slow for a small model: MiniLM reached an F1 of 84 in an epoch at 5e-5, and 98 at 2e-4.',
  good: 'Small models want higher rates than BERT-base: MiniLM scored best from 2e-4 to 5e-4.',
  high: 'Too quick even for a small model: MiniLM had an F1 of 94 after an epoch at 1e-3, and 98 at 2e-4.',
}

/** The new head is small, and random: it can move quickly, and there is nothing in it to forget. */
const headOnly: Reasons = {
  slow: 'Slow: only the new head is trained, and it has nothing to forget.',
  good: 'Right for a head alone: what is frozen cannot be spoiled.',
  high: 'The head jumps around its best weights. Let the rate fall to 0, or lower it.',
  dangerous: 'Too far a step even for a head alone: the loss does not settle.',
}

/** Bands of the learning rate, by optimizer, task, size of the model, and what of it is trained. */
export const learningRateBands: BandedValue = {
  measure: 'value',
  bands: [
    ...adaptiveBands(
      labelling,
      ['small'],
      ['all'],
      { useless: 1e-6, slow: 5e-5, good: [1e-4, 5e-4], high: 1e-3, dangerous: 2e-3 },
      small,
    ),
    ...adaptiveBands(labelling, ['base'], ['all'], {
      ...{ useless: 5e-7, slow: 5e-6, good: [1e-5, 5e-5], dangerous: 1e-4 },
    }),
    ...adaptiveBands(labelling, ['large'], ['all'], {
      ...{ useless: 2e-7, slow: 2e-6, good: [5e-6, 3e-5], dangerous: 1e-4 },
    }),
    ...adaptiveBands(labelling, ['small'], ['upper'], {
      ...{ useless: 1e-6, slow: 5e-5, good: [1e-4, 1e-3], dangerous: 5e-3 },
    }),
    ...adaptiveBands(labelling, ['base', 'large'], ['upper'], {
      ...{ useless: 5e-7, slow: 5e-6, good: [1e-5, 1e-4], dangerous: 5e-4 },
    }),
    ...adaptiveBands(generating, ['small'], ['all', 'upper'], {
      ...{ useless: 1e-6, slow: 1e-5, good: [5e-5, 5e-4], high: 1e-3, dangerous: 3e-3 },
    }),
    ...adaptiveBands(generating, ['base'], ['all', 'upper'], {
      ...{ useless: 5e-7, slow: 5e-6, good: [1e-5, 1e-4], dangerous: 5e-4 },
    }),
    ...adaptiveBands(generating, ['large'], ['all', 'upper'], {
      ...{ useless: 2e-7, slow: 1e-6, good: [5e-6, 5e-5], dangerous: 2e-4 },
    }),
    ...bandsOf(
      { trained: ['head'], values: adaptive },
      { useless: 1e-6, slow: 1e-4, good: [5e-4, 1e-2], dangerous: 1e-1 },
      headOnly,
    ),
    {
      from: 1e-2,
      verdict: 'dangerous',
      reason: usual.dangerous,
      when: { sizes: ['tiny', 'unknown'], trained: ['all', 'upper'], values: adaptive },
    },
    ...bandsOf(
      { values: { engine: ['transformers'], optim: ['sgd'] } },
      { useless: 1e-5, slow: 5e-4, good: [1e-3, 1e-1], dangerous: 1 },
      {
        slow: "Slow: SGD does not adapt its steps, and wants rates a hundred times as high as Adam's.",
        good: 'Right for SGD, whose steps are as small as the gradients.',
        high: 'The loss jumps unless the gradients are clipped short.',
        dangerous: 'A single step is as long as the whole gradient: the loss diverges.',
      },
    ),
  ],
}
