import { schedulers } from '../../schedule/schedulers'
import type { BandedValue, Condition } from '../bands'
import { band } from './defineBand'

const tokens: Condition = { tasks: ['token-classification'] }
const texts: Condition = { tasks: ['text-classification'] }
const generating: Condition = { tasks: ['causal-lm'] }

/** Epochs; early stopping makes a large number an upper bound. */
export const epochBands: BandedValue = {
  measure: 'value',
  bands: [
    band('low', [null, 0.99], 'Less than one pass: some examples are never seen.'),
    band('good', [3, 10], 'Enough for most named entities, with evaluations to choose the best step by.', tokens),
    band('high', [20, 50], 'Without early stopping the last epochs most likely overfit.', {
      ...tokens,
      stopsEarly: false,
    }),
    band('good', [2, 5], 'Usual for texts: large models have learned their labels by then.', texts),
    band('high', [10, 50], 'Beyond 5 epochs texts are learned by heart, unless early stopping ends the run.', {
      ...texts,
      stopsEarly: false,
    }),
    band(
      'good',
      [3, 15],
      'Enough for a style and its facts. Very large collections of text need one or two.',
      generating,
    ),
    band('high', [15, 50], 'Watch the validation loss: when it rises, the model recites.', generating),
    band('dangerous', [50, null], 'The model learns the examples by heart and repeats them.', generating),
    band('dangerous', [50, null], 'The model learns the examples by heart: nothing stops it before.', {
      tasks: ['token-classification', 'text-classification'],
      stopsEarly: false,
    }),
  ],
}

/** Sentences (or blocks) of one optimizer step. */
export const effectiveBatchBands: BandedValue = {
  measure: 'effectiveBatch',
  bands: [
    band('low', [null, 3], 'Noisy steps: the loss oscillates. Raise it, or `gradient_accumulation_steps`.'),
    band('good', [8, 64], 'Smooth enough, and still many steps an epoch. 16 and 32 are usual.'),
    band(
      'high',
      [256, null],
      'Few, large steps an epoch: it takes more epochs, or a higher `learning_rate`, to learn as much.',
    ),
  ],
}

/** A constant rate needs no remark on the warmup that it does not take. */
const risingSchedules = schedulers.filter(({ takesWarmup }) => takesWarmup).map(({ name }) => name)

/** A share of the schedule. Figures: CamemBERT on 8,000 travel orders, 5,000 steps at a peak of 5e-5. */
export const warmupBands: BandedValue = {
  measure: 'scheduleShare',
  bands: [
    band(
      'low',
      [0, 0],
      'No warmup: a new head starts with large random gradients, and the first steps oscillate. A CamemBERT had an F1 ' +
        'of about 75 after an epoch without warmup and 85 with 0.1; at the end 95 and 99.',
      {
        tasks: ['token-classification', 'text-classification'],
        trained: ['all', 'upper'],
        values: { optim: ['adamw_torch', 'adam'], lr_scheduler_type: risingSchedules },
      },
    ),
    band('good', [0.05, 0.1], 'Usual: the loss is smooth from the start.'),
    band(
      'high',
      [0.2, 0.5],
      'Stable and slower: a CamemBERT had an F1 of about 80 after an epoch with 0.2 and 85 with 0.1; at the end 98 ' +
        'and 99.',
    ),
    // From 1 on there is a problem of its own, once the steps are counted.
    band('dangerous', [0.5, 0.99], 'Most of the run goes by below the learning rate that was asked for.'),
  ],
}

export const evaluationBands: BandedValue = {
  measure: 'share',
  bands: [
    band('low', [null, 0.005], 'More than 200 evaluations: much of the time may go into them.'),
    band('good', [0.02, 0.1], 'Ten to fifty evaluations: a good curve, and many to choose the best from.'),
    band('high', [0.34, 1], 'Three evaluations at most: little to choose the best from.'),
  ],
}

export const patienceBands: BandedValue = {
  measure: 'value',
  bands: [
    band('low', [null, 1], 'One unlucky evaluation ends the run. Scores go up and down by chance.'),
    band('good', [2, 5], 'Waits out chance, and still saves the useless end.'),
    band('high', [10, null], 'Hardly ever stops a run before its end.'),
  ],
}

const byScore: Condition = {
  tasks: ['token-classification', 'text-classification'],
  values: {
    metric_for_best_model: ['f1_macro', 'f1', 'precision', 'recall', 'accuracy', 'strict_f1', 'seqeval_f1_macro'],
  },
}

export const thresholdBands: BandedValue = {
  measure: 'value',
  bands: [
    band('good', [0, 0.005], 'At most half a point: what chance alone can do.', byScore),
    band('high', [0.02, 0.1], 'Two points and more: slow progress counts as none.', byScore),
    band('dangerous', [0.1, null], 'Scores are fractions: only ten points more would count as better.', byScore),
  ],
}

/** Share of the examples that is held back. */
export const splitBands: BandedValue = {
  measure: 'value',
  bands: [
    band('low', [null, 0.01], 'So few examples that their score is mostly chance.'),
    band('good', [0.05, 0.2], 'Enough for a steady score, and most is left to train on.'),
    band('high', [0.4, null], 'Much of the data is not trained on.'),
  ],
}

export const lengthBands: BandedValue = {
  measure: 'value',
  bands: [
    band('dangerous', [null, 8], 'Cuts nearly every sentence.'),
    band('low', [8, 32], 'Cuts many sentences; entities in what is cut count as missed.', tokens),
    band('low', [8, 32], 'Cuts most texts to their first words.', texts),
    band('good', [64, 256], 'Long enough for sentences and short texts.'),
  ],
}

export const blockBands: BandedValue = {
  measure: 'value',
  bands: [
    band('low', [null, 64], 'So little context that a text hangs together for a few words only.'),
    band('good', [128, 1024], 'Whole paragraphs, at a memory that grows with the length.'),
    band('high', [2048, null], 'Takes much memory, and many models read no more than 1,024 or 2,048 tokens.'),
  ],
}
