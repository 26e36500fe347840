import type { BandedValue, Condition } from '../bands'
import { band } from './defineBand'

const decoupled: Condition = { values: { optim: ['adamw_torch'] } }
const insideGradient: Condition = { values: { optim: ['adam'] } }
const plain: Condition = { values: { optim: ['sgd'] } }
const adaptive: Condition = { values: { optim: ['adamw_torch', 'adam'] } }

export const weightDecayBands: BandedValue = {
  measure: 'value',
  bands: [
    band('good', [0, 0.1], 'Usual. The effect is small: between 0 and 0.1 scores hardly differ.', decoupled),
    band('high', [0.1, 1], 'More than fine-tuning needs: it pulls the pretrained weights down too.', decoupled),
    band(
      'dangerous',
      [1, null],
      'Pulls the pretrained weights towards zero faster than the task can use them.',
      decoupled,
    ),
    band('good', [0, 1e-4], 'Usual where the decay is a part of the gradient.', insideGradient),
    band(
      'high',
      [1e-3, 0.1],
      'Much where the decay is a part of the gradient. `optim: adamw_torch` is the rule that 0.01 is for.',
      insideGradient,
    ),
    band(
      'dangerous',
      [0.1, null],
      'Here the decay is a part of the gradient, and outweighs what the examples say.',
      insideGradient,
    ),
    band('good', [0, 0.01], 'Usual. Times the higher rates of SGD it pulls harder than with AdamW.', plain),
    band('high', [0.01, 0.1], 'Times the higher rates of SGD it pulls the pretrained weights down.', plain),
    band('dangerous', [0.1, null], 'Times the higher rates of SGD it outweighs what the examples say.', plain),
  ],
}

export const beta1Bands: BandedValue = {
  measure: 'value',
  bands: [
    band('low', [0, 0.5], 'Hardly averages: each batch pulls the weights its own way.', adaptive),
    band('good', [0.8, 0.95], 'Averages over 5 to 20 steps.', adaptive),
    band(
      'dangerous',
      [0.99, null],
      'Averages over a hundred steps and more: the weights overshoot and swing back.',
      adaptive,
    ),
  ],
}

export const beta2Bands: BandedValue = {
  measure: 'value',
  bands: [
    band(
      'dangerous',
      [null, 0.8],
      'The divisor follows single batches: steps become long after a quiet one.',
      adaptive,
    ),
    band('low', [0.8, 0.9], 'Averages over ten steps or fewer: the size of the steps changes all the time.', adaptive),
    band('good', [0.95, 0.999], 'Averages over 20 to 1,000 steps.', adaptive),
    band('high', [0.9995, null], 'Remembers longer than most fine-tuning runs last.', adaptive),
  ],
}

export const epsilonBands: BandedValue = {
  measure: 'value',
  bands: [
    band('good', [1e-10, 1e-6], 'Far below usual gradients. RoBERTa was pretrained with 1e-6.', adaptive),
    band(
      'high',
      [1e-5, 1e-3],
      'As large as many gradients: their weights move less than the learning rate says.',
      adaptive,
    ),
    band(
      'dangerous',
      [1e-3, null],
      'Larger than most gradients: Adam no longer adapts, and steps become tiny.',
      adaptive,
    ),
  ],
}

export const gradientNormBands: BandedValue = {
  measure: 'value',
  bands: [
    band('high', [0, 0], 'Off: a single batch with a huge gradient can spoil the model, or end in NaN.'),
    band('good', [0.5, 5], 'Shortens the outliers only.'),
    band('high', [20, null], 'Hardly ever shortens anything: as good as off.'),
  ],
}

export const smoothingBands: BandedValue = {
  measure: 'value',
  bands: [
    band('good', [0, 0.1], '0 is off; 0.05 to 0.1 is for noisy annotations.'),
    band('high', [0.2, 0.5], 'The model learns to doubt every label.'),
    band('dangerous', [0.5, null], 'More of the target is made up than annotated.'),
  ],
}
