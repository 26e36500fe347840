import { describe, expect, it, test } from 'vitest'
import { readSource } from '../../../../src/config/script/scriptSource'
import { notebook, propose, proposed, valuesOf } from './fixture'

const cells = (...sources: readonly string[]) => readSource('a.ipynb', notebook(...sources))
const texts = (...sources: readonly string[]) => {
  const parts = cells(...sources)
  return typeof parts === 'string' ? parts : parts.map(({ text }) => text)
}

describe('a notebook', () => {
  it('is its code cells, numbered among all of them', () => {
    const json = JSON.stringify({
      cells: [
        { cell_type: 'markdown', source: 'LR = 1' },
        { cell_type: 'code', source: ['LR = 2\n', 'x = 1'] },
        { cell_type: 'raw', source: 'LR = 3' },
        { cell_type: 'code', source: 'LR = 4' },
      ],
    })
    expect(readSource('a.ipynb', json)).toEqual([
      { text: 'LR = 2\nx = 1', cell: 2 },
      { text: 'LR = 4', cell: 4 },
    ])
  })

  test.each([
    ['{', 'notebook-broken'],
    ['[]', 'notebook-broken'],
    ['{"cells": 3}', 'notebook-broken'],
    ['', 'notebook-broken'],
    ['{"cells": [], "metadata": {"kernelspec": {"language": "R"}}}', 'notebook-language'],
    ['{"cells": [], "metadata": {"language_info": {"name": "julia"}}}', 'notebook-language'],
  ])('%s is none that can be read', (text, defect) => {
    expect(readSource('a.ipynb', text)).toBe(defect)
  })

  test.each([
    '{"cells": [], "metadata": {"kernelspec": {"language": "python"}}}',
    '{"cells": [], "metadata": {"language_info": {"name": "ipython"}}}',
    '{"cells": [], "metadata": {}}',
    '{"cells": [null, 3, [], {}, {"cell_type": "markdown"}], "metadata": 3}',
    '\uFEFF{"cells": []}',
  ])('%s has no code', (text) => {
    expect(readSource('a.ipynb', text)).toEqual([])
  })

  it('with strange cells is read as far as it goes', () => {
    const json = JSON.stringify({
      cells: [
        { cell_type: 'code', source: 3 },
        { cell_type: 'code', source: ['a\n', 3, 'b'] },
      ],
    })
    expect(readSource('a.ipynb', json)).toMatchObject([{ text: '' }, { text: 'a\nb' }])
  })

  it('may have outputs of any size', () => {
    const picture = 'x'.repeat(5_000_000)
    const outputs = [{ data: { 'image/png': picture } }]
    const json = JSON.stringify({ cells: [{ cell_type: 'code', source: 'LR = 1e-4', outputs }] })
    expect(valuesOf(json, { name: 'a.ipynb' })).toEqual({ learning_rate: 1e-4 })
  })

  it('keeps a broken cell from spoiling the others', () => {
    const script = notebook('LR = 1e-4', 'x = """', 'def f(', 'SEED = 3')
    expect(valuesOf(script, { name: 'a.ipynb' })).toEqual({ learning_rate: 1e-4, seed: 3 })
  })

  it('names what a later cell gives last', () => {
    const script = notebook('x = 1e-4', 'TrainingArguments("out", learning_rate=x)', 'x = 2e-4')
    expect(valuesOf(script, { name: 'a.ipynb' })).toMatchObject({ learning_rate: 1e-4 })
  })
})

describe('what only a notebook understands', () => {
  it('is blanked out, and everything else stays where it was', () => {
    expect(texts('%pip install x\n  !ls -l\nLR = 1\n%matplotlib inline\r\nSEED = 2')).toEqual([
      `${' '.repeat(14)}\n${' '.repeat(8)}\nLR = 1\n${' '.repeat(18)}\r\nSEED = 2`,
    ])
  })

  it('leaves a remainder alone that stands at the beginning of a line', () => {
    expect(texts('x = (7\n  % 4)\ny = (a\n%b)')).toEqual(['x = (7\n  % 4)\ny = (a\n%b)'])
  })

  it('leaves cells of other languages out', () => {
    expect(texts('%%bash\nLR=1', '%%html\n<p>', '%%writefile notes.txt\nLR = 1')).toEqual(['', '', ''])
  })

  it('leaves cells in that are Python all the same', () => {
    expect(texts('%%time\nLR = 1', '%%writefile train.py\nLR = 1')).toEqual([
      `${' '.repeat(6)}\nLR = 1`,
      `${' '.repeat(20)}\nLR = 1`,
    ])
  })
})

describe('a Python file', () => {
  it('may begin with a byte-order mark, and end its lines in any way', () => {
    const proposal = proposed('\uFEFFLR = 1e-4\r\nSEED = 3\rNUM_EPOCHS = 2')
    expect(proposal.text).toMatch(/^learning_rate: 1e-4 {2}# line 1$/m)
    expect(proposal.text).toMatch(/^seed: 3 {2}# line 2$/m)
    expect(proposal.text).toMatch(/^num_train_epochs: 2 {2}# line 3$/m)
  })

  it('of absurd length is not read', () => {
    expect(propose('x = 1\n'.repeat(700_000))).toBe('too-long')
  })
})
