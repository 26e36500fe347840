import { describe, expect, it, test } from 'vitest'
import { formatConfig } from '../../../../src/config/format/formatConfig'
import { parseDocument } from '../../../../src/config/parseDocument'
import { applyChanges } from '../../../../src/config/textChange'
import { seededRandom } from '../../../seededRandom'
import { resolveText, smallConfig } from '../fixture'
import { randomConfig } from '../yaml/randomConfig'

function formatted(text: string): string {
  return applyChanges(text, formatConfig(parseDocument(text)))
}

const untidy = `

# Orders of the shop   
task:token
task :   token-classification   # the first
model_name_or_path: 'almanach/camembert-base' #the second\t


train_file:
- data/a.conll
-   data/b.conll #c

# Labels as they are
label_map:
    # people
    PERSON :\tPER
    LOC:    "PLACE"   # aside
        # further
    # - ORG
freeze:   {embeddings:   true,layers: 6}
lr_scheduler_kwargs:
 num_cycles: 2

`.replace('task:token\n', '')

const tidy = `# Orders of the shop
task: token-classification  # the first
model_name_or_path: 'almanach/camembert-base'  #the second

train_file:
  - data/a.conll
  - data/b.conll  #c

# Labels as they are
label_map:
  # people
  PERSON: PER
  LOC: "PLACE"  # aside
    # further
  # - ORG
freeze: {embeddings:   true,layers: 6}
lr_scheduler_kwargs:
  num_cycles: 2
`

describe('a config', () => {
  it('is laid out in one way, with all of its comments', () => {
    expect(formatted(untidy)).toBe(tidy)
    expect(formatted(tidy)).toBe(tidy)
  })

  it('keeps its line endings and its byte-order mark', () => {
    expect(formatted(`\uFEFF${untidy.replaceAll('\n', '\r\n')}`)).toBe(`\uFEFF${tidy.replaceAll('\n', '\r\n')}`)
  })

  it.each([
    ['a missing line break at the end', 'seed: 1', 'seed: 1\n'],
    ['one of the text’s own kind', 'a: 1\r\nseed: 1  ', 'a: 1\r\nseed: 1\r\n'],
    ['blank lines at the end', 'seed: 1\n\n  \n', 'seed: 1\n'],
    ['blank lines alone', ' \n\n\t\n', ''],
    ['comments alone', '\n  # a \n\n\n # b', '# a\n\n# b\n'],
    ['a key without a value', 'seed :  # c\nlabels:   \n', 'seed:  # c\nlabels:\n'],
    ['lists in lists', 'a:\n- - 1\n  -   2\n-\n  - 3\n', 'a:\n  - - 1\n    - 2\n  -\n    - 3\n'],
    ['mappings in lists', 'a:\n-   x: 1\n    y: 2\n- x: 3\n', 'a:\n  - x: 1\n    y: 2\n  - x: 3\n'],
    ['lists in mappings', 'a:\n    b:\n    - 1\n    c:\n      - 2\n', 'a:\n  b:\n    - 1\n  c:\n    - 2\n'],
    ['an item that is empty', 'a:\n- 1\n-   # c\n-\n', 'a:\n  - 1\n  -  # c\n  -\n'],
    ['emoji', '🚆 :   "é🚆"   # 🚆 \nb:\n    - 🚆\n', '🚆: "é🚆"  # 🚆\nb:\n  - 🚆\n'],
    ['a comment of the entry below', 'a:\n    - 1\n# b is\nb:\n    c: 2\n', 'a:\n  - 1\n# b is\nb:\n  c: 2\n'],
    ['all that is left out', 'a:\n    # - 1\n    # - 2\nb: 3\n', 'a:\n  # - 1\n  # - 2\nb: 3\n'],
    ['a reference', 'a:  &x\n    b:   1\nc:   *x   # c\n', 'a: &x\n  b: 1\nc: *x  # c\n'],
  ])('with %s is mended', (_, text, expected) => {
    expect(formatted(text)).toBe(expected)
  })
})

describe('what is left alone, byte for byte', () => {
  it.each([
    ['a block of text', 'run_name: |  \n    a  \n\n\n    b\t\n  # c\nseed: 1\n'],
    ['a folded one with all of its line breaks', 'seed: 1\nrun_name: >+\n  a\n\n\n\n'],
    ['a block that is not ended by a line break', 'run_name: |\n  a  '],
    ['a text over several lines', 'run_name: "a  \n\n\n     b"\nseed: 1\n'],
    ['one without quotes', 'run_name: a\n\n\n    b\nseed: 1\n'],
    ['a list in brackets', 'labels: [ A,B ,  # c\n\n\n      C\n]\n'],
    ['quotes', `a: "x"\nb: 'y'\n"c": z\n`],
    ['the indentation around a block of text', 'a:\n - x: |\n    text\n   y: 1\n'],
    ['the indentation of rare YAML', 'a:\n    ? b\n    : c\n'],
    ['a config that is indented as a whole', '  a:\n     b: 1\n  c: 2\n'],
    ['a text that is no YAML', 'a: [\nb:    1   \n\n\n'],
    ['a half-typed line', 'a:    1\nlearning_ra\n'],
    ['a key that stands twice', 'a:    1\na: 2\n'],
    ['a text instead of keys', '  hello   \n'],
    ['carriage returns alone', 'a:   1\rb:  2\r'],
    ['a byte-order mark in the middle', 'a:   1\n\uFEFFb:  2\n'],
    ['a tab that means something', 'a:\n? x\n  -\n   - 1\n  -\n\t\n  - 2\n'],
    ['nothing at all', ''],
    ['a byte-order mark alone', '\uFEFF'],
  ])('%s', (_, text) => {
    expect(formatConfig(parseDocument(text))).toEqual([])
  })

  it('is only the value of several lines, and not what stands around it', () => {
    const text = 'a :   1\nb:   "x  \n    y"   # c  \n\n\nc:   2\n'
    expect(formatted(text)).toBe('a: 1\nb: "x  \n    y"  # c\n\nc: 2\n')
  })
})

function readingOf(text: string) {
  const { entries, findings } = parseDocument(text)
  return {
    values: entries.map(({ key, node }) => [key, node.value]),
    findings: findings.map(({ code, arguments: values }) => ({ code, ...(code === 'FT003' ? {} : values) })),
  }
}

const withoutBlanks = (text: string): string => text.replace(/[ \t\r\n]/g, '')

test(
  'no random config loses a value, a comment or a character, or changes when formatted again',
  { timeout: 30_000 },
  () => {
    const random = seededRandom(11)
    let changed = 0
    for (let index = 0; index < 700; index++) {
      const text = randomConfig(random)
      const changes = formatConfig(parseDocument(text))
      const result = applyChanges(text, changes)
      expect({ text, ...readingOf(result) }).toEqual({ text, ...readingOf(text) })
      expect(withoutBlanks(result)).toBe(withoutBlanks(text))
      expect({ text, again: formatted(result) }).toEqual({ text, again: result })
      if (changes.length > 0) changed++
    }
    expect(changed).toBeGreaterThan(150)
  },
)

test('the changes follow one another, and touch nothing but blanks and line breaks', () => {
  const changes = formatConfig(parseDocument(untidy))
  let end = 0
  for (const { range, text } of changes) {
    expect(range.start).toBeGreaterThanOrEqual(end)
    expect(untidy.slice(range.start, range.end) + text).toMatch(/^[ \t\r\n]+$/)
    end = range.end
  }
  expect(changes.length).toBeGreaterThan(15)
})

test('a config resolves to the same after it is formatted', () => {
  const text = `${smallConfig}label_map :\n      A:   B\nlearning_rate:    3e-5   # low\nfreeze:\n layers:  2\n embeddings: true`
  const { config, problems } = resolveText(text)
  expect(config).not.toBeNull()
  const after = resolveText(formatted(text))
  expect(after.config).toEqual(config)
  expect(after.problems.map(({ code }) => code)).toEqual(problems.map(({ code }) => code))
})
