import { describe, expect, test } from 'vitest'
import { CodeActionKind } from 'vscode-languageserver/node'
import { codeActionsFor } from '../../../src/server/feature/codeActions'
import { camembertConfig, projectTexts } from '../config/fixture'
import { actionsOf, codesIn, fixesOf, textAfter } from './actions'
import type { TestWorld } from './snapshotOf'
import { dataOf, positionOf, smallConfig, snapshotOf, snapshotOfDocument, snapshotWith, splitOf } from './snapshotOf'

const fewExamples = { data: dataOf({ train: splitOf(160), validation: splitOf(20) }) }
const oneStep = { data: dataOf({ train: splitOf(64), validation: splitOf(20) }) }
const small = {
  ...projectTexts,
  '/projects/orders/models/camembert/config.json': camembertConfig.replace('768', '384'),
}
const withoutValidation = smallConfig.replace(/validation_file.*\n/, '')

describe('the first fix of a problem', () => {
  test.each<[code: string, lines: string, expected: string, world?: TestWorld]>([
    ['FT010', 'lerning_rate: 5e-5', 'learning_rate: 5e-5'],
    ['FT010', 'banana: 5', ''],
    ['FT011', 'batch_size: 16 # as ever', 'per_device_train_batch_size: 16 # as ever'],
    ['FT011', 'no_cuda: true', 'use_cpu: true'],
    ['FT011', 'group_by_length: false', ''],
    ['FT011', 'n_to_freeze: 6', 'freeze: {embeddings: true, layers: 6}'],
    ['FT011', 'USE_SUBSET: true # quick', 'max_train_samples: 10000\nmax_eval_samples: 2000 # quick'],
    ['FT011', 'label2id:\n  A: 1\n  O: 0\n', 'labels: [O, A]\n'],
    ['FT011', 'id2label: {0: "no", 1: "a, b", 2: "1"}', 'labels: [no, "a, b", "1"]'],
    ['FT012', 'warmup_ratio: 1.0', 'warmup_steps: 0.1'],
    ['FT012', 'warmup_ratio: 500', 'warmup_steps: 500'],
    ['FT012', 'max_epochs: 0', ''],
    ['FT014', 'report_to:\n  - tensorboard\n  - wandb # no\nseed: 1', 'seed: 1'],
    ['FT015', 'neftune_noise_alpha: 5\nseed: 1', 'seed: 1'],
    ['FT016', 'block_size: 256', ''],
    ['FT018', 'hub_token: hf_abc', ''],
    ['FT020', 'learning_rate: "5e-5"', 'learning_rate: 5e-5'],
    ['FT020', 'lr: "1_000"', 'lr: 1000'],
    ['FT020', 'gradient_checkpointing: yes', 'gradient_checkpointing: true'],
    ['FT020', 'freeze: {embeddings: "no"}', 'freeze: {embeddings: false}'],
    ['FT020', 'batch_size: 7.6', 'batch_size: 8'],
    ['FT020', 'labels: DEPART, ARRIVEE', 'labels: [DEPART, ARRIVEE]'],
    ['FT020', 'learning_rate: fast', 'learning_rate: 5e-5'],
    ['FT021', 'learning_rate: -1 # no', 'learning_rate: 0 # no'],
    ['FT021', 'lr: -1', 'lr: 0'],
    ['FT021', 'warmup_steps: -0.5', 'warmup_steps: 0'],
    ['FT021', 'num_train_epochs: 0', 'num_train_epochs: 10'],
    ['FT022', 'lr_scheduler_type: cosin', 'lr_scheduler_type: cosine'],
    ['FT024', 'freeze: {layer: 3}', 'freeze: {layers: 3}'],
    ['FT025', 'optim: lion_8bit', 'optim: adamw_torch'],
    ['FT025', 'optimizer: adafactor', 'optimizer: adamw_torch'],
    ['FT044', 'max_seq_length: 513', 'max_seq_length: 512'],
    ['FT046', 'freeze: {embeddings: true, layers: 13}', 'freeze: {embeddings: true, layers: 12}'],
    ['FT046', 'freeze:\n  layers: 13 # all', 'freeze: {embeddings: false, layers: 12}'],
    ['FT047', 'freeze: {layers: 0.5}', 'freeze: {embeddings: true, layers: 0.5}'],
    [
      'FT050',
      'load_best_model_at_end: true\neval_strategy: no\nearly_stopping_patience: null',
      'load_best_model_at_end: true\neval_strategy: epoch\nearly_stopping_patience: null',
    ],
    ['FT051', 'eval_strategy: epoch\nsave_strategy: steps', 'eval_strategy: epoch\nsave_strategy: epoch'],
    ['FT052', 'eval_steps: 100\nsave_steps: 150', 'eval_steps: 100\nsave_steps: 200'],
    ['FT053', 'early_stopping_patience: 3\neval_strategy: no', 'early_stopping_patience: 3\neval_strategy: epoch'],
    ['FT054', 'metric_for_best_model: null', 'metric_for_best_model: f1_macro'],
    [
      'FT062',
      'lr_scheduler_type: reduce_lr_on_plateau\neval_strategy: no',
      'lr_scheduler_type: reduce_lr_on_plateau\neval_strategy: epoch',
    ],
    ['FT057', 'fp16: true\nbf16: true', 'bf16: true'],
    ['FT058', 'precision: fp32\nbf16: true', 'precision: fp32'],
    ['FT059', 'lr_scheduler_type: constant\nwarmup_steps: 0.1', 'lr_scheduler_type: constant'],
    [
      'FT060',
      'lr_scheduler_type: cosine_with_min_lr',
      'lr_scheduler_type: cosine_with_min_lr\nlr_scheduler_kwargs: {min_lr_rate: 0.1}',
    ],
    [
      'FT060',
      'lr_scheduler_type: warmup_stable_decay\nlr_scheduler_kwargs: {decay_type: linear}',
      'lr_scheduler_type: warmup_stable_decay\nlr_scheduler_kwargs: {decay_type: linear, num_decay_steps: 500}',
    ],
    [
      'FT061',
      'lr_scheduler_type: cosine_with_min_lr\nlr_scheduler_kwargs: {min_lr: 1e-6, min_lr_rate: 0.1}',
      'lr_scheduler_type: cosine_with_min_lr\nlr_scheduler_kwargs: {min_lr: 1e-6}',
    ],
    ['FT063', 'load_best_model_at_end: false', 'load_best_model_at_end: true'],
    [
      'FT064',
      'metric_for_best_model: loss\ngreater_is_better: true',
      'metric_for_best_model: loss\ngreater_is_better: false',
    ],
    ['FT065', 'validation_split: 0.1', ''],
    ['FT067', 'labels: [A, B, A]', 'labels: [A, B]'],
    ['FT067', 'labels:\n  - A\n  - A # again\n  - B', 'labels:\n  - A\n  - B'],
    ['FT068', 'max_steps: 5000\nnum_train_epochs: 3', 'max_steps: 5000'],
    ['FT069', 'precision: fp16\nuse_cpu: true', 'precision: auto\nuse_cpu: true'],
    ['FT069', 'fp16: true\nuse_cpu: true', 'use_cpu: true'],
    ['FT070', 'warmup_steps: 5000', 'warmup_steps: 0.1'],
    ['FT071', 'eval_steps: 200\nsave_steps: 200', 'eval_steps: 0.1\nsave_steps: 0.1', fewExamples],
    ['FT072', 'lr_scheduler_steps: 6000', ''],
    ['FT073', 'seed: 1', 'seed: 1\nsave_total_limit: 1', { freeBytes: 4e9 }],
    ['FT074', 'logging_steps: 500', 'logging_steps: 10', fewExamples],
    [
      'FT075',
      'eval_steps: 50\nearly_stopping_patience: 3',
      'eval_steps: 0.05\nearly_stopping_patience: 3',
      fewExamples,
    ],
    ['FT076', 'eval_delay: 500', '', fewExamples],
    ['FT077', 'per_device_train_batch_size: 64', 'per_device_train_batch_size: 8', oneStep],
    ['FT077', 'gradient_accumulation_steps: 4', 'gradient_accumulation_steps: 1', oneStep],
    ['FT080', 'learning_rate: 1e-3', 'learning_rate: 5e-5'],
    ['FT080', 'learning_rate: 1e-8', 'learning_rate: 1e-5'],
    ['FT080', 'lr: 1e-3', 'learning_rate: 5e-5'],
    ['FT080', 'warmup_steps: 4000', 'warmup_steps: 0.1'],
    ['FT080', 'label_smoothing_factor: 0.6', 'label_smoothing_factor: 0'],
    ['FT081', 'max_grad_norm: 0', 'max_grad_norm: 1'],
    ['FT081', 'early_stopping_patience: 1', 'early_stopping_patience: 2'],
    ['FT081', 'per_device_train_batch_size: 2', 'per_device_train_batch_size: 2\ngradient_accumulation_steps: 4'],
    ['FT081', 'per_device_train_batch_size: 512', 'per_device_train_batch_size: 64'],
    ['FT081', 'train_sampling_strategy: group_by_length', 'train_sampling_strategy: random'],
    ['FT082', 'seed: 1', 'learning_rate: 1e-4\nseed: 1', { texts: small }],
    ['FT083', 'warmup_steps: 1', 'warmup_steps: 0.1'],
  ])('%s: %j becomes %j', (code, lines, expected, world = {}) => {
    const snapshot = snapshotWith(`${lines}\n`, world)
    const [fix] = fixesOf(snapshot, code, world)
    const after = textAfter(snapshot, fix)
    const sorted = (text: string) =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .sort()
    expect(sorted(after)).toEqual(sorted(smallConfig + expected))
    const count = (codes: readonly string[]) => codes.filter((each) => each === code).length
    expect(count(codesIn(snapshotOf(after, world)))).toBe(count(codesIn(snapshot)) - 1)
  })

  test.each([
    ['FT017', 'task: token-classification\nmodel_name_or_path: models/camembert\n', 'train_file: data/train.conll\n'],
    ['FT023', smallConfig.replace('token-class', 'text-class'), 'task: token-classification\n'],
    ['FT030', smallConfig.replace('train.conll', 'tran.conll'), 'train_file: data/train.conll\n'],
    ['FT055', `${withoutValidation}eval_strategy: steps\n`, 'validation_split: 0.1\n'],
    ['FT056', withoutValidation, 'validation_split: 0.1\n'],
    [
      'FT066',
      `${withoutValidation}validation_split: 0.6\ntest_split: 0.4\n`,
      'validation_split: 0.1\ntest_split: 0.1\n',
    ],
  ])('%s: %j gets %j', (code, text, expected) => {
    const snapshot = snapshotOf(text)
    const after = textAfter(snapshot, fixesOf(snapshot, code)[0])
    expect(after).toContain(expected)
    expect(codesIn(snapshotOf(after))).not.toContain(code)
  })
})

describe('of a key that stands twice', () => {
  const text = `${smallConfig}labels:\n  - A\nseed: 1\nlabels:\n- B\n- C\n# end\n`

  test('the second one can be removed, with its lines', () => {
    const snapshot = snapshotOf(text)
    const [fix] = fixesOf(snapshot, 'FT003')
    expect(textAfter(snapshot, fix)).toBe(`${smallConfig}labels:\n  - A\nseed: 1\n# end\n`)
  })

  test('the first one can be removed', () => {
    const snapshot = snapshotOf(text)
    const [, fix] = fixesOf(snapshot, 'FT003')
    expect(textAfter(snapshot, fix)).toBe(`${smallConfig}seed: 1\nlabels:\n- B\n- C\n# end\n`)
  })
})

describe('a fix says where it is not the same', () => {
  test.each([
    ['grad_clip: 1', 'FT011', 'Thinc clips each array'],
    ['L2: 0.01', 'FT011', 'decay outside the gradient'],
    ['patience: 5', 'FT011', 'counts steps'],
    ['total_steps: 5000', 'FT011', 'not `max_steps`'],
  ])('%s', (line, code, words) => {
    expect(fixesOf(snapshotWith(`${line}\n`), code)[0]?.title).toContain(words)
  })
})

test('one fix of a problem is preferred at most, and it comes first', () => {
  const lines =
    'eval_strategy: epoch\nsave_strategy: steps\nlr_scheduler_type: cosin\nbatch_size: 8\nper_device_train_batch_size: 16\n'
  const snapshot = snapshotWith(lines)
  for (const code of ['FT013', 'FT022', 'FT051']) {
    const fixes = fixesOf(snapshot, code)
    expect(fixes.length, code).toBeGreaterThan(1)
    expect(fixes.slice(1).filter(({ isPreferred }) => isPreferred)).toEqual([])
  }
})

describe('what is asked for decides what is offered', () => {
  const snapshot = snapshotWith('batch_size: 8\n')
  const at = positionOf(snapshot, 'batch_size')
  const elsewhere = positionOf(snapshot, 'task')
  const asked = (only: string[] | undefined, position = at) =>
    codeActionsFor(
      snapshot,
      {
        range: { start: position, end: position },
        context: { diagnostics: [], ...(only !== undefined && { only }) },
      },
      snapshotOfDocument,
    ).map(({ kind }) => kind)

  test('quick fixes are those at the cursor', () => {
    expect(asked([CodeActionKind.QuickFix])).toEqual(['quickfix'])
    expect(asked([CodeActionKind.QuickFix], elsewhere)).toEqual([])
  })

  test('"fix all" is for the whole file', () => {
    expect(asked([CodeActionKind.SourceFixAll], elsewhere)).toEqual(['source.fixAll.finetune'])
    expect(asked([CodeActionKind.Source], elsewhere)).toEqual(['source.fixAll.finetune'])
    expect(asked(undefined)).toEqual(['quickfix', 'source.fixAll.finetune'])
    expect(asked([CodeActionKind.Refactor])).toEqual([])
  })

  test('nothing is offered where nothing is wrong', () => {
    expect(actionsOf(snapshotOf(smallConfig))).toEqual([])
  })
})

describe('a config that is no list of lines', () => {
  test.each([
    [
      'in braces',
      '{task: token-classification, model_name: models/camembert, report_to: none, train_file: data/train.conll}',
      'FT014',
      '{task: token-classification, model_name: models/camembert, train_file: data/train.conll}',
    ],
    ['its last in braces', '{task: token-classification, report_to: none}', 'FT014', '{task: token-classification}'],
    [
      'several keys for one, in braces',
      '{task: token-classification, USE_SUBSET: true}',
      'FT011',
      '{task: token-classification, max_train_samples: 10000, max_eval_samples: 2000}',
    ],
    [
      'a missing key, in braces',
      '{task: token-classification, model_name: m/camembert, seed: 1}',
      'FT017',
      '{task: token-classification, model_name: m/camembert, train_file: data/train.conll, seed: 1}',
    ],
    [
      'indented',
      '  task: token-classification\n  model_name: models/camembert\n',
      'FT017',
      '  task: token-classification\n  model_name: models/camembert\n  train_file: data/train.conll\n',
    ],
    [
      'with a modeline',
      '# yaml-language-server: $schema=x\n---\ntrain_file: data/train.conll\n',
      'FT017',
      '# yaml-language-server: $schema=x\n---\ntask: token-classification\ntrain_file: data/train.conll\n',
    ],
    ['empty', '', 'FT017', 'task: token-classification\n'],
    ['without a last line break', 'task: token-classification\nreport_to: none', 'FT014', 'task: token-classification'],
  ])('%s', (_, text, code, expected) => {
    const snapshot = snapshotOf(text)
    expect(textAfter(snapshot, fixesOf(snapshot, code)[0])).toBe(expected)
  })
})
