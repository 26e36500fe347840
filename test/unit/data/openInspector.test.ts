import { describe, expect, it } from 'vitest'
import { OpenInspector } from '../../../src/data/open/OpenInspector'
import { OpenReader } from '../../../src/data/open/OpenReader'
import type { OpenFormat, TextLines } from '../../../src/data/open/openText'
import { seededRandom } from '../../seededRandom'

const reading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }

function linesOf(text: string): TextLines {
  const lines = text.split(/\r\n|\r|\n/u)
  return { count: lines.length, at: (index) => lines[index] ?? '' }
}

function inspect(text: string, format: OpenFormat, inspector = new OpenInspector(reading)) {
  return inspector.inspect(new OpenReader(linesOf(text), format, reading), text)
}

const pieces: Readonly<Record<OpenFormat, readonly string[]>> = {
  conll: ['Brest B-A\n', 'Nice I-B\n', '\n', '\r\n', '\r', 'x', 'x O\n', ' ', '', '-DOCSTART- O\n', 'seul\n', '# id\n'],
  jsonl: [
    ...['{"tokens": ["a"], "tags": ["B-X"]}\n', '{"tokens": ["a"], "tags": ["I-Y"]}\n', '\n', '\r\n', '{', '"', ''],
    ...['{"text": "Brest", "entities": [[0, 5, "Z"]]}\n', '{"tokens": ["a", "b"], "tags": ["O"]}'],
  ],
}

describe('an inspection of what has changed', () => {
  it.each(['conll', 'jsonl'] as const)('finds after any edits what one of the whole %s text finds', (format) => {
    const random = seededRandom(format === 'conll' ? 3 : 4)
    const any = (count: number) => Math.floor(random() * count)
    const piece = () => pieces[format][any(pieces[format].length)] ?? ''
    let text = Array.from({ length: 3000 }, piece).join('')
    const inspector = new OpenInspector(reading)
    let problems = 0
    for (let edit = 0; edit < 150; edit++) {
      const found = inspect(text, format, inspector)
      expect(found).toEqual(inspect(text, format))
      problems += found.problems.length
      const at = any(4) === 0 ? text.length : any(text.length)
      const removed = any(3) === 0 ? any(2000) : any(3)
      text = text.slice(0, at) + Array.from({ length: any(4) }, piece).join('') + text.slice(at + removed)
    }
    expect(problems).toBeGreaterThan(1000)
  })
})
