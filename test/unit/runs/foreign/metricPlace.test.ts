import { describe, expect, it } from 'vitest'
import { nameEntityTypes } from '../../../../src/runs/foreign/entityTypes'
import { metricPlace } from '../../../../src/runs/foreign/metricPlace'

describe('a metric of another tool', () => {
  it.each([
    ['loss', 'steps', 'loss'],
    ['train/loss', 'steps', 'loss'],
    ['train_loss_step', 'steps', 'loss'],
    ['Loss/train', 'steps', 'loss'],
    ['eval_loss', 'validation', 'loss'],
    ['val_loss_epoch', 'validation', 'loss'],
    ['val_loss_step', 'validation', 'loss_step'],
    ['eval/overall_f1', 'validation', 'f1'],
    ['Accuracy/val', 'validation', 'accuracy'],
    ['val_acc', 'validation', 'accuracy'],
    ['test_f1', 'test', 'f1'],
    ['lr', 'steps', 'learning_rate'],
    ['lr-AdamW', 'steps', 'learning_rate'],
    ['lr-AdamW/pg1', 'steps', 'lr-AdamW/pg1'],
    ['gradient_norm', 'steps', 'grad_norm'],
    ['rewards/accuracies', 'steps', 'rewards/accuracies'],
    ['evaluator_noise', 'steps', 'evaluator_noise'],
  ])('%s is %s %s', (name, table, column) => {
    expect(metricPlace(name)).toEqual({ table, column })
  })

  it('without a split belongs to the table that it stands in', () => {
    expect(metricPlace('acc', 'validation')).toEqual({ table: 'validation', column: 'accuracy' })
  })
})

describe('the entity types of an evaluation', () => {
  const rename = (...names: readonly string[]) => [...nameEntityTypes(new Map(names.map((name) => [name, 1]))).keys()]

  it('are those with all three scores', () => {
    expect(rename('PER_f1', 'PER_precision', 'PER_recall', 'PER_number', 'f1')).toEqual([
      'PER/f1',
      'PER/precision',
      'PER/recall',
      'PER/number',
      'f1',
    ])
  })

  it('are no averages, and no metric that only sounds like one', () => {
    const averages = [
      'macro_f1',
      'macro_precision',
      'macro_recall',
      'micro avg_f1',
      'micro avg_precision',
      'micro avg_recall',
    ]
    expect(rename(...averages)).toEqual(averages)
    expect(rename('strict_f1', 'x_f1', 'x_recall')).toEqual(['strict_f1', 'x_f1', 'x_recall'])
  })
})
