type Random = () => number

const plainScalars = `
ner 5e-5 0.1 .5 1. -0 +12 007 0x1F 0o17 1_000 12e03 1e -- -.5e-3 true True tRUE no off null NULL ~ .inf -.INF +.Inf .nan
2024-01-01 99999999999999999999 data/train.conll a#b a:b http://x.y/z?q=1#f it's C:\\d 🚆 é -x [] {} [a] [a,b,] {a:1}
"x" "" '' 'it''s' "\\u00e9\\n" "a\\"b" {"a":1} [1,"x",'y',[z]]
`
  .trim()
  .split(/\s/)
  .concat('./a b.jsonl', 'say "x"', '{a: 1, b: [x, {c: d}]}', '[ a b , c d ]', '[\n  a, # c\n\n  b,\n  ]', '', '', '')

/** `⏎` is a line break, `⇥` a tab. */
const wildScalars = written(String.raw`
- | a: b | a :b | a, b | x⇥y | @me | %x | * | *x | &x y | !t z | ? x | - x | : x | # c | ⇥ | ... | ---
[ | ] | { | } | [a | a] | {a: 1 | , | [,] | [a,,b] | [a: 1] | {a: 1, a: 2} | {a, b} | {: 1} | {a:} | {a: } | {"a" :1,}
[?, x] | [-, x] | [- x] | [:a] | [a:, b] | [#c] | [a #c⏎ , b] | [⏎ a,⏎ b⏎] | {⏎ a: 1,⏎ b: 2⏎} | [⏎ a⏎ b] | [a⏎, b]
"x y"  | "\x41" | "\d" | "\U0001F600" | "open | 'open | "x" y | 'x'#c | "a": b | "two⏎ lines" | 'two⏎lines' | "a\⏎ b"
two⏎ lines | two⏎⏎ lines | ⏎ below | ⏎ [x] | ⏎ "q" | ⏎⇥x | a # c⏎ b
`).concat('|', '>', '|-\n  lit\n  eral', '>+\n  fol\n  ded\n', '|2\n   x', '\uFEFFx', '\u00A0', '\u2028x', 'ab\rc')

const plainKeys = 'task seed labels freeze learning_rate a b É __proto__ 1 null "q" two_words x:y'.split(' ')

const wildKeys = written(
  String.raw`'q' | "a" | two words | a#b | -k | .k | ?k | 🚆 | k ⇥ | "a\n" | "a\x41" | - k | ? k | [k] | &k | *k | a: b`,
)

const wildLines = written(String.raw`
  |    | ⇥ |  ⇥  | #c |     # c | ⇥# c | # don't | # say "x | a | learning_ra | key value | x:1 | - x | - |   - x |   - |   k: v
    k: v | : x | ? x | ? | [x] | {x: 1} | ] | } | , | "a | 'a | "a" | 'b': | --- | --- # c | --- a: 1 | ... | %YAML 1.1 | %x
&x a: 1 | *x | a: *x | b: &x 1 | !t a: 1 | >
`).concat('|', '\uFEFF', '\uFEFFa: 1')

const characters = [
  ...'\n\n\n\r\t  :#-?,[]{}&*!|>\'"%@`~.\\',
  '\r\n',
  ': ',
  ' #',
  '- ',
  '\uFEFF',
  '🚆',
  'é',
  'a',
  '1',
  '""',
  "''",
] as const

function written(list: string): string[] {
  return list
    .replace(/^\n|\n$/g, '')
    .split(/ \| |\n/)
    .map((each) => each.replaceAll('⏎', '\n').replaceAll('⇥', '\t'))
}

/** A config with something of everything that YAML has; how much of it differs from one to the next. */
export function randomConfig(random: Random): string {
  return new ConfigWriter(random).write()
}

/** The text with a few edits as they happen at a keyboard, and some that do not. */
export function mutated(text: string, random: Random): string {
  const count = Math.floor(random() * 4)
  let result = text
  for (let edit = 0; edit < count; edit++) result = choose(edits, random)(result, random)
  return result
}

const edits: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => replaceAt(text, random, 1, ''),
  (text, random) => replaceAt(text, random, Math.floor(random() * 12), ''),
  (text, random) => replaceAt(text, random, 0, choose(characters, random)),
  (text, random) => replaceAt(text, random, 0, choose(characters, random)),
  (text, random) => replaceAt(text, random, 1, choose(characters, random)),
  (text, random) => text.slice(0, Math.floor(random() * (text.length + 1))),
  (text, random) => editLines(text, random, (line) => [line, line]),
  (text, random) => editLines(text, random, () => []),
  (text, random) => editLines(text, random, (line) => [` ${line}`]),
  (text, random) => editLines(text, random, (line) => [`  ${line}`]),
  (text, random) => editLines(text, random, (line) => [line.replace(/^ {1,2}/, '')]),
  (text, random) => editLines(text, random, (line) => [line, choose(wildLines, random)]),
  (text, random) => editLines(text, random, (line) => [line.slice(0, Math.floor(random() * (line.length + 1)))]),
]

function replaceAt(text: string, random: Random, length: number, by: string): string {
  const start = Math.floor(random() * (text.length + 1))
  return text.slice(0, start) + by + text.slice(start + length)
}

function editLines(text: string, random: Random, edit: (line: string) => readonly string[]): string {
  const lines = text.split('\n')
  const index = Math.floor(random() * lines.length)
  lines.splice(index, 1, ...edit(lines[index] ?? ''))
  return lines.join('\n')
}

class ConfigWriter {
  /** Share of what is not plain. */
  private readonly wildness: number

  constructor(private readonly random: Random) {
    this.wildness = this.choose([0, 0.02, 0.1, 0.4])
  }

  write(): string {
    const count = 1 + Math.floor(this.random() * this.random() * (this.wildness < 0.1 ? 30 : 14))
    const lines = Array.from({ length: count }, () => (this.isWild() ? this.choose(wildLines) : this.line()))
    const text = `${lines.join('\n')}${this.is(0.8) ? '\n' : ''}`
    return `${this.is(0.06) ? '\uFEFF' : ''}${this.is(0.2) ? text.replaceAll('\n', '\r\n') : text}`
  }

  private line(): string {
    return this.is(0.15) ? this.choose(['', '# c', '  # c', '']) : this.pair(0, 2)
  }

  private pair(indent: number, depth: number): string {
    const key = this.choose(this.isWild() ? wildKeys : plainKeys)
    return `${key}${this.is(0.05) ? Math.floor(this.random() * 9) : ''}:${this.value(indent, depth)}`
  }

  private value(indent: number, depth: number): string {
    const kind = this.random()
    if (depth > 0 && kind < 0.15) return `${this.comment()}\n${this.mapping(indent + this.step(), depth - 1)}`
    if (depth > 0 && kind < 0.3) {
      return `${this.comment()}\n${this.list(indent + (this.is(0.5) ? 0 : this.step()), depth - 1)}`
    }
    return `${this.isWild() ? this.choose(['  ', '\t', '', ' \t']) : ' '}${this.scalar()}${this.comment()}`
  }

  private scalar(): string {
    return this.choose(this.isWild() ? wildScalars : plainScalars)
  }

  private mapping(indent: number, depth: number): string {
    return this.several(indent, () => this.pair(indent, depth))
  }

  private list(indent: number, depth: number): string {
    return this.several(indent, () => `-${this.item(indent, depth)}`)
  }

  private item(indent: number, depth: number): string {
    const kind = this.random()
    const pad = ' '.repeat(indent + 2)
    if (depth > 0 && kind < 0.15) return ` ${this.pair(indent + 2, depth)}\n${pad}${this.pair(indent + 2, depth - 1)}`
    return depth > 0 && kind < 0.2 ? ` -${this.item(indent + 2, depth - 1)}` : this.value(indent, depth)
  }

  /** A few lines at an indentation, with comments and empty lines around. */
  private several(indent: number, make: () => string): string {
    const pad = ' '.repeat(indent)
    const lines = Array.from({ length: 1 + Math.floor(this.random() * 3) }, () => [...this.aside(indent), pad + make()])
    return [...lines.flat(), ...this.aside(indent)].join('\n')
  }

  private aside(indent: number): string[] {
    if (this.is(0.85)) return []
    return Array.from({ length: 1 + Math.floor(this.random() * 2) }, () => {
      if (this.is(0.3)) return this.choose(['', '  ', ' '])
      return `${' '.repeat(Math.max(0, indent + this.choose([-2, 0, 0, 1, 2])))}# c`
    })
  }

  private comment(): string {
    if (this.isWild()) return this.choose(['\t#c', ' #', '#c', ' ', '\t'])
    return this.is(0.1) ? ' # c' : ''
  }

  private step(): number {
    return this.is(0.7) ? 2 : this.choose([1, 4])
  }

  private isWild(): boolean {
    return this.is(this.wildness)
  }

  private is(share: number): boolean {
    return this.random() < share
  }

  private choose<Item>(items: readonly Item[]): Item {
    return choose(items, this.random)
  }
}

function choose<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}
