import { describe, expect, test } from 'vitest'
import { inlayHintsIn } from '../../../src/server/feature/inlayHints'
import type { ConfigSnapshot } from '../../../src/server/snapshot/ConfigSnapshot'
import type { TestWorld } from './snapshotOf'
import { countedData, positionOf, smallConfig, snapshotOf, snapshotWith } from './snapshotOf'

/** The text with its hints in their places. */
function withHints(snapshot: ConfigSnapshot): string {
  const { document } = snapshot
  const text = document.getText()
  const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) }
  const hints = inlayHintsIn(snapshot, whole).map(({ position, label }) => {
    return { offset: document.offsetAt(position), label: typeof label === 'string' ? label : '' }
  })
  return hints
    .toReversed()
    .toSorted((one, other) => other.offset - one.offset)
    .reduce((shown, { offset, label }) => `${shown.slice(0, offset)}«${label}»${shown.slice(offset)}`, text)
}

const lineWith = (lines: string, piece: string, world: TestWorld = {}) =>
  withHints(snapshotWith(`${lines}\n`, world))
    .split('\n')
    .find((line) => line.startsWith(piece))

describe('a value has what it comes to behind it', () => {
  test.each([
    ['num_train_epochs: 10', 'num_train_epochs: 10«= 5,000 steps»'],
    ['warmup_steps: 0.1 # a share', 'warmup_steps: 0.1«= 500 steps» # a share'],
    ['warmup_steps: 250', 'warmup_steps: 250«= 5 % of 5,000 steps»'],
    ['eval_steps: 100', 'eval_steps: 100«50 ×»'],
    ['early_stopping_patience: 3', 'early_stopping_patience: 3«= 300 steps»'],
    ['gradient_accumulation_steps: 4', 'gradient_accumulation_steps: 4«effective 64»'],
    ['max_steps: 1000', 'max_steps: 1000«= 2 epochs»'],
    ['batch_size: 16\nmax_steps: 1000', 'max_steps: 1000«= 2 epochs»'],
  ])('%j', (lines, expected) => {
    const key = expected.split(':')[0] ?? ''
    expect(lineWith(lines, key)?.replace(/«by default [^»]*»$/, '')).toBe(expected)
  })

  test('files and models too', () => {
    const text = withHints(snapshotOf(smallConfig))
    expect(text).toContain('model_name_or_path: models/camembert«110.0 M parameters · on disk»\n')
    expect(text).toContain('train_file: data/train.conll«8,000 examples»\n')
  })

  test('a list of lines has it behind its last one', () => {
    const text = withHints(snapshotOf(smallConfig.replace(/train_file: .*\n/, 'train_file:\n  - data/train.conll\n')))
    expect(text).toContain('  - data/train.conll«8,000 examples»\nvalidation_file')
  })
})

test('the last key of a group has the defaults behind it that hold beside it', () => {
  const snapshot = snapshotWith('learning_rate: 5e-5\nweight_decay: 0.1 # much\nseed: 1\n')
  const hints = withHints(snapshot)
  expect(hints).toContain('weight_decay: 0.1 # much«by default optim adamw_torch, …»')
  const range = { start: positionOf(snapshot, 'weight_decay'), end: positionOf(snapshot, '# much', 6) }
  expect(JSON.stringify(inlayHintsIn(snapshot, range).map(({ tooltip }) => tooltip))).toContain('- max_grad_norm 1')
})

test('a default that has no effect is not named', () => {
  expect(lineWith('max_steps: 1000', 'max_steps')).not.toContain('num_train_epochs')
  expect(lineWith('num_train_epochs: 3', 'num_train')).not.toContain('max_steps')
})

test('only hints of the lines that are shown are made', () => {
  const snapshot = snapshotWith('num_train_epochs: 10\n')
  const range = { start: positionOf(snapshot, 'task'), end: positionOf(snapshot, 'model_name') }
  expect(inlayHintsIn(snapshot, range)).toEqual([])
})

test('what is not counted, or does not fit, has none', () => {
  expect(lineWith('num_train_epochs: 10', 'num_train', { data: null })).toMatch(/^num_train_epochs: 10(«by default|$)/)
  expect(lineWith('num_train_epochs: many', 'num_train')).not.toContain('=')
})

test('without trust nothing from the disk is hinted', () => {
  const text = withHints(snapshotWith('num_train_epochs: 10\n', { settings: { isTrusted: false } }))
  expect(text).not.toMatch(/on disk|examples|5,000|parameters/)
  expect(countedData.data.statistics.splits.train?.examples).toBe(8000)
})
