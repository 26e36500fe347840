import { describe, expect, it } from 'vitest'
import { readDecimal } from '../../../../src/runs/scan/readDecimal'
import { seededRandom } from '../../../seededRandom'
import type { Random } from './random'
import { choose, digits, pythonFloat, randomDouble } from './random'

/** What is read of a text with something after it; null if it is refused or not read to its end. */
function read(text: string): number | null {
  const into = new Float64Array(1)
  const end = readDecimal(Buffer.from(`[${text},`), 1, into, 0)
  return end === text.length + 1 ? (into[0] ?? null) : null
}

function readByJson(text: string): number | null {
  try {
    return JSON.parse(text) as number
  } catch {
    return null
  }
}

/** Texts for which both do not say the same. Each is looked at: one assertion for each would take minutes. */
const differing = (texts: readonly string[]) => texts.filter((text) => !Object.is(read(text), readByJson(text)))

const many = (count: number, make: (random: Random) => string): readonly string[] => {
  const random = seededRandom(7)
  return Array.from({ length: count }, () => make(random))
}

describe('a number read from bytes is that of JSON.parse', () => {
  it('for each double that Python or JavaScript writes', () => {
    const texts = many(20_000, (random) => choose([pythonFloat, String], random)(randomDouble(random)))
    expect(differing(texts)).toEqual([])
  })

  it('for any digits, with any place of the point and any exponent', () => {
    const texts = many(20_000, (random) => {
      const whole = choose(['0', `1${digits(Math.floor(random() * 20), random)}`], random)
      const decimals = choose(['', `.${digits(1 + Math.floor(random() * 30), random)}`], random)
      const exponent = `${choose(['e', 'E'], random)}${choose(['', '+', '-'], random)}${Math.floor(random() * 40)}`
      return choose(['', '-'], random) + whole + decimals + choose(['', exponent], random)
    })
    expect(differing(texts)).toEqual([])
  })

  it('halfway between two doubles and just beside', () => {
    const texts = many(20_000, (random) => {
      const odd = BigInt(2 ** 53 + 1 + 2 * Math.floor(random() * 2 ** 22))
      const places = Math.floor(random() * 3)
      // An odd number of 54 bits, halved so many times.
      const middle = (odd * 5n ** BigInt(places)).toString()
      const text = `${middle.slice(0, middle.length - places)}${places === 0 ? '' : '.'}${middle.slice(middle.length - places)}`
      return text + choose(['', places === 0 ? '.0' : '0', places === 0 ? '.1' : '1'], random)
    })
    expect(differing(texts)).toEqual([])
  })

  it('for zeros, the ends of the range and exponents that are no number any more', () => {
    const zeros = ['0', '-0', '0.0', '-0.0', '0e0', '-0E+99', `0.${'0'.repeat(400)}`, `0.${'0'.repeat(10_004)}1e99999`]
    const ends = ['5e-324', '2e-324', '1.7976931348623157e308', '1e309', '-1e999', `1e${'9'.repeat(400)}`, '1e-999']
    const edges = ['9007199254740993', '9007199254740992.5', '99999999999999999', '1e22', '1e23', '1e-22', '1e-23']
    expect(differing([...zeros, ...ends, ...edges])).toEqual([])
  })

  it('and what JSON does not have for a number is refused', () => {
    const refused = [
      '',
      '-',
      '+1',
      '.5',
      '1.',
      '01',
      '-01',
      '00.1',
      '1e',
      '1e+',
      '1.e5',
      '1..2',
      'NaN',
      'Infinity',
      '0x1',
    ]
    expect(refused.filter((text) => readByJson(text) !== null)).toEqual([])
    expect(differing(refused)).toEqual([])
  })
})
