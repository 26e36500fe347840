import { describe, expect, it } from 'vitest'
import { DataFault } from '../../../src/data/fault'
import { JsonSplitter } from '../../../src/data/read/jsonSplitter'

function split(text: string, chunkSize = text.length): [value: string, line: number][] {
  const splitter = new JsonSplitter()
  const bytes = Buffer.from(text)
  const found = []
  for (let start = 0; start < bytes.length; start += chunkSize) {
    found.push(...splitter.push(Buffer.from(bytes.subarray(start, start + chunkSize))))
  }
  return [...found, ...splitter.end()].map((value) => [value.bytes.toString(), value.line])
}

describe('JsonSplitter', () => {
  const tricky = '{"a": ["]},{", "\\\\", "\\"é😀"],\n "b": {"c": []}}'

  it.each([1, 2, 3, 5, 7, 64])('cuts at the same places in chunks of %i bytes', (size) => {
    const expected = [
      [tricky, 2],
      ['["x", 1]', 4],
      ['3', 4],
      ['"s"', 4],
    ]
    expect(split(`\n[${tricky} ,\n["x", 1], 3,"s"]\n`.replace('\n[', '[\n'), size)).toEqual(expected)
    expect(split(`\n${tricky}\n["x", 1] 3\n`, size)).toEqual([
      [tricky, 2],
      ['["x", 1]', 4],
      ['3', 4],
    ])
  })

  it('finds nothing in an empty array', () => {
    expect(split('[ ]')).toEqual([])
  })

  it.each(['[{"a": 1}', '[{"a": "', '{"a": [1}'])('does not take a file that was cut off: %s', (text) => {
    expect(() => split(text)).toThrow(DataFault)
  })
})
