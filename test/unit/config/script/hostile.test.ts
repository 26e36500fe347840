import { describe, expect, it, test } from 'vitest'
import { seededRandom } from '../../../seededRandom'
import { errorsIn, propose, proposed, valuesOf } from './fixture'
import { scripts } from './scripts'

/** Long enough that time growing with the square of the length would never end. */
const many = 20_000
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['brackets that are not closed', `BATCH_SIZE = ${'('.repeat(many)}`],
  ['brackets within brackets', `BATCH_SIZE = ${'['.repeat(many)}${']'.repeat(many)}`],
  ['calls within calls', `BATCH_SIZE = ${'f('.repeat(many)}`],
  ['calls of calls', `BATCH_SIZE = f${'()'.repeat(many)}`],
  ['attributes of attributes', `BATCH_SIZE = a${'.b'.repeat(many)}`],
  ['methods of methods', `x = a${'.b()'.repeat(many)}`],
  ['dictionaries within dictionaries', `c = ${'{"lr": 1, "batch_size": '.repeat(many / 10)}`],
  ['a sum without end', `BATCH_SIZE = ${'1+'.repeat(many)}1`],
  ['a line of a megabyte', `MODEL = "${'a'.repeat(1_000_000)}"`],
  ['a text that never ends', `MODEL = """${'a\n'.repeat(many)}`],
  ['texts side by side', `MODEL = ${'"a" '.repeat(many)}`],
  ['a text with many replacements', `MODEL = f"${'{a}'.repeat(many)}"`],
  ['very many arguments', `TrainingArguments(${'a=1, '.repeat(many)})`],
  ['very many hidden arguments', `TrainingArguments(${'**a, '.repeat(many)})`],
  ['very many calls', lines(many / 4, (i) => `TrainingArguments("o", learning_rate=x${i})`)],
  ['very many values of a name', `${lines(many, (i) => `BATCH_SIZE = ${i}`)}\nf(BATCH_SIZE)`],
  ['very many cases', lines(many / 4, (i) => `if a:\n  BATCH_SIZE = ${i}\nTrainingArguments(seed=BATCH_SIZE)`)],
  ['names in a long chain', `${lines(many / 4, (i) => `a${i + 1} = a${i} + a${i}`)}\nBATCH_SIZE = a${many / 4}`],
  ['a list that doubles', `a0 = ["x"]\n${lines(60, (i) => `a${i + 1} = [a${i}, a${i}]`)}\nLABELS = a60`],
  ['a text that doubles', `a0 = "x"\n${lines(60, (i) => `a${i + 1} = a${i} + a${i}`)}\nMODEL = a60`],
  ['loops within loops', 'LABELS = [a for a in range(9999) for b in range(9999) for c in range(9999)]'],
  [
    'functions that call each other',
    lines(many / 10, (i) => `def f${i}(train_path=f${i + 1}(f${i + 1}())):\n  f${i}()`),
  ],
  [
    'classes that refer to each other',
    lines(many / 10, (i) => `class A${i}(A${i + 1}):\n  lr = args.lr\n  seed = self.x.y`),
  ],
  ['options that refer to each other', lines(many / 4, () => 'p.add_argument("--lr", default=args.lr)')],
  ['deep indentation', lines(1500, (i) => `${' '.repeat(i)}def f(a):`)],
  ['noise', '%$? '.repeat(many / 4)],
  ['zeros', '\0'.repeat(many / 4)],
  ['an empty class and a lone colon', 'class A:\n:\n  batch_size: int =\n'],
]

describe.each(hostile)('%s', (_, text) => {
  it('neither throws nor takes long', { timeout: 120_000 }, () => {
    const proposal = proposed(`LEARNING_RATE = 1e-4\n${text}`)
    expect(errorsIn(proposal)).toEqual([])
  })
})

test('nesting that no parser stands is a script without settings', { timeout: 120_000 }, () => {
  expect(propose(`LR = 1\nx = ${'f('.repeat(500_000)}`)).toSatisfy((found: unknown) => typeof found === 'object')
})

test('names of JavaScript’s own objects are names like any other', () => {
  const script =
    'C = {"__proto__": 1, "constructor": 2, "lr": 1e-4, "batch_size": 4}\nTrainingArguments(**C, toString=3)\nhasOwnProperty(1)\n'
  expect(valuesOf(script)).toMatchObject({ learning_rate: 1e-4, per_device_train_batch_size: 4 })
})

/** A script in which someone typed and deleted at random. */
function disturbed(text: string, random: () => number): string {
  const pieces = [
    '(',
    ')',
    '"',
    "'",
    '\n',
    '=',
    ',',
    '**',
    '#',
    '\\',
    '{',
    '}',
    '[',
    ':',
    ' ',
    'def ',
    '"""',
    'é😀',
    '\t',
    '%',
  ]
  let disturbed = text
  for (let edits = 1 + Math.floor(random() * 6); edits > 0; edits--) {
    const at = Math.floor(random() * disturbed.length)
    const piece = pieces[Math.floor(random() * pieces.length)] ?? ''
    const gone = random() < 0.5 ? Math.floor(random() * 30) : 0
    disturbed = disturbed.slice(0, at) + piece + disturbed.slice(at + gone)
  }
  return disturbed
}

describe.each(scripts)('%s, edited at random', (_, text, name) => {
  it('always gives a proposal without errors, or none', { timeout: 120_000 }, () => {
    const random = seededRandom(7)
    let proposals = 0
    for (let round = 0; round < 200; round++) {
      const proposal = propose(disturbed(text, random), { name })
      if (proposal === null || typeof proposal === 'string') continue
      proposals++
      expect(errorsIn(proposal)).toEqual([])
    }
    // A notebook is seldom JSON any more.
    expect(proposals).toBeGreaterThan(name.endsWith('.ipynb') ? 5 : 100)
  })
})
