import { test } from 'vitest'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import { snapshotOf, snapshotWith, positionOf, type TestWorld } from './snapshotOf'

const show = (lines: string, piece: string, world: TestWorld = {}, further = 0) => {
  const s = snapshotWith(lines, world)
  const h = hoverAt(s, positionOf(s, piece, further))
  const v = h === null ? 'NULL' : (h.contents as { value: string }).value.replace(/base64,[^)]*/g, 'base64,…')
  console.log(`######## ${lines.replace(/\n/g, '⏎')} @ ${piece}\n${v}\n`)
}
test('x', () => {
  show('learning_rate: 1e-3\n', 'learning_rate')
  show('warmup_ratio: 0.1\n', 'warmup_ratio')
  show('lr_scheduler_type: cosine_with_restarts\nlr_scheduler_kwargs: {num_cycles: 3}\n', 'cosine_with')
  show('lr_scheduler_type: cosine_with_restarts\nlr_scheduler_kwargs: {num_cycles: 3}\n', 'num_cycles')
  show('lr_scheduler_type: reduce_lr_on_plateau\n', 'lr_scheduler_type')
  show('batch_size: 4\ngradient_accumulation_steps: 8\n', 'gradient_acc')
  show('', 'train_file')
  show('', 'model_name', {}, 25)
  show('adafactor: true\n', 'adafactor')
  show('group_by_length: true\n', 'group_by')
  show('freeze:\n  layers: 0.5\n  embeddings: true\nseed: 1\n', 'seed')
  show('freeze:\n  layers: 0.5\n  embeddings: true\nseed: 1\n', 'layers')
  show('max_steps: 100\nnum_train_epochs: 3\n', 'num_train')
  show('learning_rate: 5e-5\n', 'learning_rate', { settings: { isTrusted: false } })
  show('labels: ["a`b", c]\n', 'labels')
  show('block_size: 12\n', 'block')
  show('optim: AdamW_HF\n', 'AdamW')
})
