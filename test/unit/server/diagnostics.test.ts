import { describe, expect, test } from 'vitest'
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node'
import type { DataProblem } from '../../../src/data/problems'
import { dataDiagnostics } from '../../../src/server/dataDiagnostics'
import { diagnosticsOf } from '../../../src/server/feature/diagnostics'
import type { TestWorld } from './snapshotOf'
import { dataOf, smallConfig, snapshotOf, snapshotWith, splitOf } from './snapshotOf'

/** Code, severity and underlined text of each diagnostic. */
function seen(lines: string, world: TestWorld = {}) {
  const snapshot = snapshotWith(lines, world)
  return diagnosticsOf(snapshot).map(({ code, severity, range }) => [code, severity, snapshot.document.getText(range)])
}

const { Error, Warning, Information } = DiagnosticSeverity

test('a config in which nothing is wrong has none', () => {
  expect(diagnosticsOf(snapshotOf(smallConfig))).toEqual([])
})

describe('what is wrong is underlined', () => {
  test.each<[string, unknown[], TestWorld?]>([
    ['lerning_rate: 1', ['FT010', Error, 'lerning_rate']],
    ['batch_size: 16', ['FT011', Information, 'batch_size']],
    ['no_cuda: true', ['FT011', Information, 'no_cuda']],
    ['logging_dir: logs', ['FT014', Information, 'logging_dir']],
    ['deepspeed: a.json', ['FT015', Warning, 'deepspeed']],
    ['learning_rate: fast', ['FT020', Error, 'fast']],
    ['learning_rate: 1e-3 # high', ['FT080', Warning, '1e-3']],
    ['max_grad_norm: 0', ['FT081', Information, '0']],
    ['test_file: [data/dev.conll]', ['FT034', Warning, 'data/dev.conll']],
    ['eval_steps: 100\nsave_steps: 150', ['FT052', Error, '150']],
    ['warmup_steps: 6000', ['FT070', Warning, '6000']],
    ['logging_steps: 6000', ['FT074', Warning, '6000']],
  ])('%j', (lines, expected, world) => {
    expect(seen(`${lines}\n`, world)).toEqual([expected])
  })
})

test('all problems are told at once', () => {
  const lines = 'lerning_rate: 1\nwarmup_steps: 6000\nbatch_size: x\nlabels: [A, A]\n'
  expect(seen(lines).map(([code]) => code)).toEqual(['FT010', 'FT011', 'FT020', 'FT067', 'FT070'])
})

test('a message says what to do, and names us', () => {
  const [diagnostic] = diagnosticsOf(snapshotWith('warmup_ratio: 0.1\n'))
  expect(diagnostic).toMatchObject({
    source: 'Fine-Tuning Lab',
    message:
      '`warmup_ratio` is read as `warmup_steps`. transformers removed it in 5.15. ' +
      'Below 1, `warmup_steps` is a share of all steps: write the same number.',
  })
})

test('old names are struck out, what has no effect is faded', () => {
  const tags = diagnosticsOf(snapshotWith('batch_size: 16\nreport_to: none\nblock_size: 9\n')).map((each) => each.tags)
  expect(tags).toEqual([[DiagnosticTag.Deprecated], [DiagnosticTag.Unnecessary], [DiagnosticTag.Unnecessary]])
})

describe('what needs the number of examples', () => {
  const few = { data: dataOf({ train: splitOf(160), validation: splitOf(20) }) }

  test('is told once they are counted', () => {
    expect(seen('logging_steps: 500\n', { data: null })).toEqual([])
    expect(seen('logging_steps: 500\n', few).map(([code]) => code)).toEqual(['FT074'])
  })

  test('is not told without trust, but for what the text says', () => {
    const settings = { isTrusted: false }
    expect(seen('logging_steps: 500\n', { ...few, settings })).toEqual([])
    expect(seen('logging_steps: 500\nmax_steps: 100\n', { ...few, settings }).map(([code]) => code)).toEqual(['FT074'])
  })
})

test('without trust a file or a model that is not there is no problem, since nobody looked', () => {
  const text = smallConfig.replace('data/train.conll', 'data/gone.conll').replace('models/camembert', './models/gone')
  expect(diagnosticsOf(snapshotOf(text, { settings: { isTrusted: false } }))).toEqual([])
  expect(diagnosticsOf(snapshotOf(text)).map(({ code }) => code)).toEqual(['FT040', 'FT030'])
})

test.each(['', '\n', ':', 'a', '- a', '{', '[', '"', 'a: b: c', '\t', 'task:', '%YAML', '---\n...\n', '\u0000', '*x'])(
  'half-typed text %j is diagnosed without a throw',
  (text) => {
    expect(Array.isArray(diagnosticsOf(snapshotOf(text)))).toBe(true)
  },
)

describe('problems of data files', () => {
  const problem = (file: string, line: number, column: number): DataProblem => ({
    ...{ code: 'FD012', severity: 'warning', arguments: { tag: 'I-VIA' }, place: { file, line, column } },
  })

  test('are at their own lines, to the end of the line', () => {
    const byFile = dataDiagnostics(
      [problem('data/train.conll', 12, 3), problem('data/train.conll', 20, 1)],
      '/projects/orders',
    )
    const [address] = byFile.keys()
    expect(address).toBe('file:///projects/orders/data/train.conll')
    expect(byFile.get(address ?? '')?.map(({ range }) => range.start)).toEqual([
      { line: 11, character: 2 },
      { line: 19, character: 0 },
    ])
  })

  test('are by file', () => {
    const files = [...dataDiagnostics([problem('a.conll', 1, 1), problem('/b é.conll', 1, 1)], '/projects').keys()]
    expect(files).toEqual(['file:///projects/a.conll', 'file:///b%20%C3%A9.conll'])
  })
})
