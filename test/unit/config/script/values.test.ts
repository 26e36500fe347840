import { describe, expect, it, test } from 'vitest'
import { proposed, toldIn, valuesOf } from './fixture'

/** What an expression is read as: the value, or the reason that it is not. */
function readNumber(expression: string, before = ''): unknown {
  return readAs('WEIGHT_DECAY', 'weight_decay', expression, before)
}

function readText(expression: string, before = ''): unknown {
  return readAs('RUN_NAME', 'run_name', expression, before)
}

function readLabels(expression: string, before = ''): unknown {
  return readAs('LABELS', 'labels', expression, before)
}

function readAs(name: string, key: string, expression: string, before: string): unknown {
  // The first line makes a proposal, whatever becomes of the expression.
  const text = `SEED = 1\n${before}\n${name} = ${expression}\n`
  const reason = proposed(text).problems.find(({ arguments: values }) => values['name'] === name)?.arguments['reason']
  return reason ?? valuesOf(text)[key]
}

describe('numbers', () => {
  test.each([
    ['5e-5', 5e-5],
    ['.5', 0.5],
    ['5.', 5],
    ['1.e-5', 1e-5],
    ['1_000', 1000],
    ['0x1F', 31],
    ['0b101', 5],
    ['0o17', 15],
    ['+3', 3],
    ['(2)', 2],
    ['2 ** 3', 8],
    ['2 ** -1', 0.5],
    ['7 // 2', 3],
    ['-(-7 // 2)', 4],
    ['7 % 3', 1],
    ['2 + 3 * 4', 14],
    ['10 / 4', 2.5],
    ['len("abc")', 3],
    ['int("7")', 7],
    ['float("1e-4")', 1e-4],
    ['int(2.9)', 2],
    ['3j', 'computed'],
    ['1 / 0', 'computed'],
    ['10 ** 400', 'computed'],
    ['compute()', 'computed'],
    ['unknown', 'notSet'],
    ['1 +', 'broken'],
    ['(1, ', 'broken'],
  ])('%s is read as %j', (expression, value) => {
    expect(readNumber(expression)).toEqual(value)
  })
})

describe('texts', () => {
  test.each([
    [`"a" 'b'`, 'ab'],
    [`"""a"""`, 'a'],
    [`r"a\\n"`, 'a\\n'],
    [`"\\x41\\u00e9\\101"`, 'AéA'],
    [`"a\\'b"`, "a'b"],
    [`"a" + "b"`, 'ab'],
    [`f"x"`, 'x'],
    [`f"{NAME}-{{b}}"`, 'base-{b}'],
    [`f"{NAME!r}"`, 'computed'],
    [`f"{1e-5}"`, 'computed'],
    [`b"x"`, 'computed'],
    [`"\\N{BULLET}"`, 'computed'],
    [`"a`, 'computed'],
    [`NAME.upper()`, 'BASE'],
    [`"-".join(["a", NAME])`, 'a-base'],
    [`str(Path("a") / NAME)`, 'a/base'],
    [`os.path.join("a", "b", NAME)`, 'a/b/base'],
    [`Path("a/b.txt").stem`, 'b'],
    [`os.environ["RUN"]`, 'environment'],
    [`os.getenv("RUN", "x")`, 'environment'],
    [`IntervalStrategy.STEPS`, 'steps'],
    [`NAME if 1 < 2 else "b"`, 'base'],
    [`"a" if ask() else "a"`, 'a'],
    [`"a" if ask() else "b"`, 'computed'],
    [`"a" if torch.cuda.is_available() else "b"`, 'machine'],
    [`None or "a"`, 'a'],
    [`{"a": "b"}["a"]`, 'b'],
    [`{"a": "b"}["c"]`, 'notSet'],
    [`["a", "b"][-1]`, 'b'],
    [`{"a": "b"}.get("c", "d")`, 'd'],
    [`{"a": compute(), "b": "c"}["b"]`, 'c'],
    [`sys.argv[1]`, 'computed'],
    [`input("name")`, 'computed'],
    [`__import__("os").system("touch /tmp/run")`, 'computed'],
  ])('%s is read as %j', (expression, value) => {
    expect(readText(expression, 'NAME = "base"')).toEqual(value)
  })
})

describe('lists and dictionaries', () => {
  test.each([
    ['["a", "b"]', ['a', 'b']],
    ['("a", "b")', ['a', 'b']],
    ['"a", "b"', ['a', 'b']],
    ['["a", *MORE]', ['a', 'x', 'y']],
    ['["a"] + MORE', ['a', 'x', 'y']],
    ['list(MORE)', ['x', 'y']],
    ['sorted(["b", "a"])', ['a', 'b']],
    ['[m.upper() for m in MORE]', ['X', 'Y']],
    ['[m for m in MORE if m != "x"]', ['y']],
    ['[f"{p}-{m}" for m in MORE for p in "BI"]', ['B-x', 'I-x', 'B-y', 'I-y']],
    ['list({"a": 0, "b": 1}.keys())', ['a', 'b']],
    ['list(dict(zip(MORE, range(2))))', ['x', 'y']],
    ['list(dict(a=1, b=2))', ['a', 'b']],
    ['[m for m in load()]', 'computed'],
    ['["a", compute()]', 'computed'],
    ['sorted(set(tags))', 'computed'],
  ])('%s is read as %j', (expression, value) => {
    expect(readLabels(expression, 'MORE = ["x", "y"]')).toEqual(value)
  })

  it('that are changed after they were made are not known', () => {
    expect(readLabels('MORE', 'MORE = ["x"]\nMORE.append("y")')).toBe('changing')
    expect(readText('C["a"]', 'C = {"a": "b"}\nC["a"] = "c"')).toBe('changing')
  })

  test.each(['dict(enumerate(NAMES))', '{i: n for i, n in enumerate(NAMES)}', '{0: "O", 1: "B-X"}'])(
    'labels are understood from %s',
    (expression) => {
      expect(valuesOf(`NAMES = ["O", "B-X"]\nID2LABEL = ${expression}`)).toEqual({ labels: ['O', 'B-X'] })
    },
  )
})

describe('names', () => {
  test.each<[what: string, script: string, expected: unknown]>([
    ['have the value that was given last', 'x = 1\nx = 2\nf(x)\nx = 3', 2],
    ['with several values have none', 'if a:\n  x = 1\nelse:\n  x = 2\nf(x)', 'changing'],
    ['with one value in each case have it', 'if a:\n  x = 1\nelse:\n  x = 1\nf(x)', 1],
    ['are taken from the same case', 'x = 1\nif a:\n  x = 2\n  f(x)', 2],
    ['may have been changed in a case', 'x = 1\nif a:\n  x = 2\nf(x)', 'changing'],
    ['of the main part are not in a case', 'x = 1\nif __name__ == "__main__":\n  x = 2\n  f(x)', 2],
    ['of a loop have many values', 'x = 1\nfor x in y:\n  f(x)', 'computed'],
    ['of an opened file are none', 'with open(y) as x:\n  f(x)', 'computed'],
    ['changed by an operator are not known', 'x = 1\nx += 1\nf(x)', 'computed'],
    ['assigned in an expression are not known', 'if (x := g()):\n  f(x)', 'computed'],
    ['set by a function as globals are not known', 'x = 1\ndef g():\n  global x\n  x = 2\nf(x)', 'changing'],
    ['two at once', 'w, x = 1, 2\nf(x)', 2],
    ['from one value are not known', 'w, x = g()\nf(x)', 'computed'],
    ['in a chain', 'w = x = 3\nf(x)', 3],
    ['with an annotation', 'x: int = 3\nf(x)', 3],
    ['that were imported are in another file', 'from settings import x\nf(x)', 'imported'],
    ['in a function are its own', 'x = 1\ndef g():\n  x = 2\n  f(x)', 2],
    ['in a function may be the module’s', 'def g():\n  f(x)\nx = 2', 2],
    ['of the module with two values are not known in a function', 'x = 1\ndef g():\n  f(x)\nx = 2', 'changing'],
    ['that refer to themselves end', 'x = y\ny = x\nf(x)', 'computed'],
    ['of parameters have their default', 'def g(x=2):\n  f(x)', 2],
    ['of parameters have what is passed', 'def g(w, x=2):\n  f(x)\ng(1, 3)', 3],
    ['of parameters by name', 'def g(w, x=2):\n  f(x)\ng(1, x=3)', 3],
    ['of parameters that are passed two values have none', 'def g(x):\n  f(x)\ng(1)\ng(2)', 'parameter'],
    ['of parameters that nobody passes have none', 'def g(x):\n  f(x)', 'parameter'],
    ['of parameters hidden behind `*`', 'def g(x):\n  f(x)\ng(*a)', 'parameter'],
    ['of another method that is called the same', 'def g(x=1):\n  f(x)\nh.g(2)', 1],
    ['of lambdas are not known', 'h = lambda x: f(x)', 'parameter'],
    ['in a comprehension are not known', 'x = 1\nh = [f(x) for x in y]', 'computed'],
  ])('%s', (_, script, expected) => {
    expect(readArgument(script, 'f(x)')).toEqual(expected)
  })
})

describe('attributes', () => {
  const config = 'class C:\n  x: int = 1\n  y: int = field(default=2)\n  z: list = field(default_factory=lambda: 3)\n'
  test.each<[what: string, script: string, use: string, expected: unknown]>([
    ['of a class', config, 'C.x', 1],
    ['of an object', `${config}c = C()\n`, 'c.y', 2],
    ['made by a factory', `${config}c = C()\n`, 'c.z', 3],
    ['that an object was made with', `${config}c = C(x=5)\n`, 'c.x', 5],
    ['by their place', `${config}c = C(5, 6)\n`, 'c.y', 6],
    ['hidden behind `**`', `${config}c = C(**d)\n`, 'c.x', 'computed'],
    ['set later', `${config}c = C()\nc.x = 7\n`, 'c.x', 'changing'],
    ['of a base class', `${config}class D(C):\n  w = 1\nd = D()\n`, 'd.y', 2],
    ['of what may be any of the settings', config, 'args.x', 1],
    ['of what is no settings', config, 'model.x', 'computed'],
    ['that the settings lack', config, 'args.w', 'notSet'],
    ['of options', 'p.add_argument("--x-y", default=4)\n', 'args.x_y', 4],
    ['of options without a default', 'p.add_argument("--x")\n', 'args.x', 'commandLine'],
    ['of options that are switches', 'p.add_argument("-x", action="store_true")\n', 'args.x', false],
    ['of options by another name', 'p.add_argument("--w", dest="x", default=4)\n', 'args.x', 4],
  ])('%s', (_, script, use, expected) => {
    expect(readArgument(`${script}f(${use})`, `f(${use})`)).toEqual(expected)
  })

  it('of `self` are those of the class', () => {
    const script =
      'class C:\n  w = 1\n  def __init__(self, v=2):\n    self.v = v\n  def g(self):\n    f(self.v, self.w)\n'
    expect(readArgument(script, 'f(self.v, self.w)')).toBe(2)
    expect(readArgument(`${script}c = C(3)\n`, 'f(self.v, self.w)')).toBe(3)
  })

  it('of a parameter are those of the class that its annotation names', () => {
    expect(readArgument(`${config}def g(c: "C | None" = None):\n  c = c or C()\n  f(c.x)\n`, 'f(c.x)')).toBe(1)
  })
})

/** The first argument of a call, as it is read where the call stands: a value, or the reason that it is not known. */
function readArgument(script: string, call: string): unknown {
  const argument = call.slice(2, -1).split(', ')[0] ?? ''
  const text = script.replace(call, `TrainingArguments("out", load_best_model_at_end=${argument}, seed=1)`)
  const { problems } = proposed(text)
  const told = problems.find(({ arguments: values }) => values['name'] === 'load_best_model_at_end')
  if (told?.code === 'FS001') return told.arguments['reason']
  // A number does not fit the key: the message says which it is.
  const found = /this is (.*)\.$/.exec(String(told?.arguments['message']))?.[1]
  return found === undefined ? valuesOf(text)['load_best_model_at_end'] : JSON.parse(found)
}

test('a script is read and not run', () => {
  const script = 'import sys\nsys.exit(1)\nwhile True: pass\nraise ValueError\nLR = 1e-4\n'
  expect(toldIn(proposed(script))).toEqual([])
  expect(valuesOf(script)).toEqual({ learning_rate: 1e-4 })
})
