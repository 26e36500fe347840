import { describe, expect, it } from 'vitest'
import { EventScanner, trainEventOf } from '../../../../src/runs/scan/EventScanner'
import { readEvent } from '../../../../src/shared/protocol/readEvent'
import { seededRandom } from '../../../seededRandom'
import type { Random } from './random'
import { choose, digits, pythonFloat, randomDouble } from './random'

/** What a reader is given: events, and `broken` for lines that are none. */
function scanned(bytes: Buffer): { readonly found: readonly unknown[]; readonly rows: number } {
  const found: unknown[] = []
  let rows = 0
  new EventScanner().scan(bytes, {
    event: (event) => found.push(event),
    train: (row) => {
      rows++
      found.push(trainEventOf(row))
    },
    broken: () => found.push('broken'),
  })
  return { found, rows }
}

/** The same, of each line as JSON. */
function readByJson(bytes: Buffer): readonly unknown[] {
  const reads = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '' && line !== '\r')
    .map(readEvent)
  const found = reads.map((read): unknown => (read.kind === 'event' ? read.event : read.kind))
  return found.filter((each) => each !== 'unknown-type')
}

/** A line as the trainer writes it: what Python's `json.dumps` with `separators=(",", ":")` gives. */
function trainLine(random: Random): string {
  const float = (): string => pythonFloat(randomDouble(random))
  const figure = (): string => (random() < 0.2 ? 'null' : float())
  const integer = () => String(Math.floor(random() * 10 ** Math.floor(random() * 15)))
  const place = `"time":${float()},"step":${integer()},"epoch":${float()}`
  const rates = `"loss":${figure()},"learning_rate":${float()},"grad_norm":${figure()}`
  return `{"type":"train",${place},${rates},"tokens":${integer()},"tokens_per_second":${float()},"memory":${integer()}}`
}

const stageLine = (random: Random): string =>
  `{"type":"stage","time":${pythonFloat(randomDouble(random))},"stage":"training","progress":${choose(['null', '0.25', '1.0'], random)}}`

const otherLines = [
  '{"type":"warning","time":1.5,"code":"truncated","message":"gare de Besançon \\"\\n\\u00e9"}',
  '{"type":"checkpoint","time":2,"step":10,"path":"checkpoint-10"}',
  '{"type":"hologram","time":3}',
  '{"type":"started","time":1,"host":"h","boot_id":"","pid":1,"process_start_time":0,"resumed_from_step":null}',
  '\u0000\u0001\ufffd�{"type":"train"',
  '[]',
  'null',
  '',
  '\r',
] as const

const oddTexts = [
  ...['1e5', '-0', '-0.0', '1E-7', '1e400', '-1e400', '0.1e+3', '01', '1.', '.5', '+1', 'NaN', 'Infinity', '-', 'null'],
  ...[
    'true',
    '"1"',
    '[1]',
    '{}',
    '123456789012345678901234567890',
    '0.00000000000000000000000012345678901234567',
    ' 1',
  ],
] as const

/** A line that is a little other than the trainer's. */
function mutated(line: string, random: Random): string {
  const at = Math.floor(random() * line.length)
  const mutations: readonly [() => string, ...(() => string)[]] = [
    () => line.slice(0, at),
    () => line.slice(0, at) + line.slice(at + 1),
    () =>
      line.slice(0, at) +
      choose([' ', '\t', '"', ',', '}', '0', '9', '-', '.', 'e', '\\u0031', 'é', '\r'], random) +
      line.slice(at),
    () =>
      line.replace(/:(-?[\d.e+-]+|null)(?=[,}])/g, (old) =>
        random() < 0.2 ? `:${choose([oddTexts[0], ...oddTexts], random)}` : old,
      ),
    () => line.replaceAll(':', ': ').replaceAll(',', ', '),
    () => line.replace('{', '{"step":7,'),
    () => line.replace('}', ',"step":7}'),
    () => line.replace('}', ',"rank":3}'),
    () => line.replace('}', '}}'),
    () => line.replace('}', '} '),
    () => line.replace('"step"', '"st\\u0065p"'),
    () => line.replace('"train"', '"tr\\u0061in"'),
    () => line.replace('"train"', choose(['"evaluate"', '"stage"', '"trains"', 'null'], random)),
    () => line.replace(/"(time|step)":[^,]*,/, ''),
    () => `${line}${digits(2, random)}`,
    () => `${line}\r`,
    () => `\ufeff${line}`,
    () => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse())),
  ]
  return choose(mutations, random)()
}

/** Lines whose events are not those of JSON. */
function differing(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => {
    const bytes = Buffer.from(`${line}\n`)
    return !isSame(scanned(bytes).found, readByJson(bytes))
  })
}

/** Minus zero and infinity are told apart, which JSON's texts do not. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other)
  const keys = Object.keys(one).sort()
  return (
    keys.join() === Object.keys(other).sort().join() &&
    keys.every((key) => isSame(one[key as keyof object], other[key as keyof object]))
  )
}

describe('a line of events that is read from bytes', () => {
  it('is what JSON says, for each that the trainer writes', () => {
    const random = seededRandom(3)
    const lines = Array.from({ length: 10_000 }, () => choose([trainLine, trainLine, stageLine], random)(random))
    expect(differing(lines)).toEqual([])
    expect(scanned(Buffer.from(`${lines.join('\n')}\n`)).rows).toBe(
      lines.filter((line) => line.includes('train"')).length,
    )
  })

  it('is what JSON says, for each that is a little other', () => {
    const random = seededRandom(5)
    const lines = Array.from({ length: 12_000 }, () =>
      mutated(choose([trainLine, trainLine, stageLine], random)(random), random),
    )
    expect(differing(lines)).toEqual([])
    // Both ways are taken: of lines that are events, some have the form and some do not.
    const rows = lines.filter((line) => scanned(Buffer.from(`${line}\n`)).rows > 0).length
    expect(rows).toBeGreaterThan(200)
    expect(rows).toBeLessThan(6_000)
  }, 60_000)

  it('is what JSON says, among lines of all kinds and in their order', () => {
    const random = seededRandom(9)
    for (let file = 0; file < 200; file++) {
      const lines = Array.from({ length: 30 }, () => {
        const line = choose([trainLine, stageLine, () => choose(otherLines, random)], random)(random)
        return random() < 0.2 && line.startsWith('{"type":"train') ? mutated(line, random) : line
      })
      const bytes = Buffer.from(`${lines.join('\n')}\n`)
      expect(scanned(bytes).found).toEqual(readByJson(bytes))
    }
  })

  it('is nothing where bytes are noise', () => {
    const random = seededRandom(2)
    const noise = Buffer.from(Array.from({ length: 20_000 }, () => Math.floor(random() * 256)))
    const bytes = Buffer.concat([noise, Buffer.from('\n')])
    const { found } = scanned(bytes)
    expect(new Set(found)).toEqual(new Set(['broken']))
    expect(found).toEqual(readByJson(bytes))
  })
})
