import { describe, expect, it, test } from 'vitest'
import { parseDocument } from '../../../../src/config/parseDocument'
import { writeProposal } from '../../../../src/config/script/writeProposal'
import type { ArgumentValue } from '../../../../src/shared/protocol/arguments'
import { proposed, valuesIn } from './fixture'

const place = { cell: null, line: 3, column: 1 }

function written(key: string, value: ArgumentValue, note = ''): string {
  const settings = new Map([[key, { value, place, note, refusal: null }]])
  return writeProposal({ script: 'train.py', task: 'token-classification', settings, problems: [] })
}

describe('a value is read as it was meant', () => {
  test.each<[key: string, value: ArgumentValue]>([
    ['learning_rate', 5e-5],
    ['learning_rate', 1e-10],
    ['weight_decay', 0],
    ['num_train_epochs', 2.5],
    ['seed', 4294967295],
    ['fp16', true],
    ['save_total_limit', null],
    ['eval_strategy', 'no'],
    ['run_name', 'yes'],
    ['run_name', '5e-5'],
    ['run_name', 'null'],
    ['run_name', '# no comment'],
    ['run_name', 'a: b # c'],
    ['run_name', '- a'],
    ['run_name', ' spaced '],
    ['run_name', 'it\'s "quoted"'],
    ['run_name', 'été 😀'],
    ['run_name', 'a\nseed: 1'],
    ['run_name', 'a\r\u2028b\u0000c\u0085\uFEFF'],
    ['run_name', 'x'.repeat(5000)],
    ['run_name', 'word '.repeat(500)],
    ['labels', ['O', 'B-X, Y', '{', 'no', '1', 'a\nb', '# x']],
    ['label_map', { 'a: b': 'c', __proto__x: 'd' }],
    ['lr_scheduler_kwargs', { num_cycles: 2, deep: [1, { a: 'b' }] }],
  ])('%s: %j', (key, value) => {
    const document = parseDocument(written(key, value, 'a note\nseed: 7'))
    expect(document.findings).toEqual([])
    expect(document.entries.map((entry) => [entry.key, entry.node.value])).toEqual([[key, value]])
  })
})

it('nothing in a script begins a line of its own', () => {
  const proposal = proposed('TrainingArguments("o",\n  seed=f("""\n\noutput_dir: /tmp\n"""), **a[\n1], x\u2028y=3)\n')
  expect(Object.keys(valuesIn(proposal))).toEqual(['output_dir'])
  for (const line of proposal.text.split(/\r\n|[\r\n]/)) expect(line).toMatch(/^(#.*|output_dir: o .*|)$/)
})

it('keys stand in the order of the catalogue, with a line between its groups', () => {
  const { text } = proposed('LR = 1e-4\nSEED = 3\nMODEL = "m"\nTASK = "ner"\nWEIGHT_DECAY = 0.1\n')
  expect(text.split('\n').slice(1)).toEqual([
    '',
    'task: token-classification',
    'seed: 3  # line 2',
    '',
    'model_name_or_path: m  # line 3',
    '',
    '# train_file: data/train.conll  # not found in the script: write yours here',
    '',
    'learning_rate: 1e-4  # line 1',
    'weight_decay: 0.1  # line 5',
    '',
  ])
})

it('a long list of what is not carried over is cut', () => {
  const { text } = proposed(`LR = 1\n${'load_dataset("far")\n'.repeat(90)}`)
  expect(text.match(/^# {3}line/gm)).toHaveLength(50)
  expect(text).toMatch(/^# {3}and 40 more$/m)
})
