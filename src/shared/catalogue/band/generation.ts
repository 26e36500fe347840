import type { BandedValue } from '../bands'
import { band } from './defineBand'

export const temperatureBands: BandedValue = {
  measure: 'value',
  bands: [
    band('low', [null, 0.3], 'Nearly always the likeliest token: safe, and given to repeating itself.'),
    band('good', [0.5, 1], 'Varied, and mostly sensible.'),
    band('high', [1.2, 1.5], 'Inventive, and often beside the point.'),
    band('dangerous', [1.5, null], 'Unlikely tokens come often: the text falls apart.'),
  ],
}

export const topKBands: BandedValue = {
  measure: 'value',
  bands: [
    band('low', [1, 5], '1 is always the likeliest token; so few soon repeat themselves.'),
    band('good', [20, 100], 'Leaves out the unlikely, and enough to choose from.'),
  ],
}

export const topPBands: BandedValue = {
  measure: 'value',
  bands: [
    band('low', [null, 0.5], 'Few tokens are left to draw from: the text repeats itself.'),
    band('good', [0.8, 0.95], 'Adapts to how sure the model is.'),
  ],
}

export const repetitionBands: BandedValue = {
  measure: 'value',
  bands: [
    band('dangerous', [null, 0.99], 'Below 1 it rewards repetition: the text goes round in circles.'),
    band('good', [1, 1.3], '1 is off; 1.1 to 1.3 keeps a small model from going round in circles.'),
    band('high', [1.5, 2], 'Also avoids words that have to come again: sentences turn odd.'),
    band('dangerous', [2, null], 'Words that a sentence needs are avoided: it falls apart.'),
  ],
}
