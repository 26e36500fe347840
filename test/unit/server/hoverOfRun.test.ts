import { describe, expect, test } from 'vitest'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import { schedulers } from '../../../src/shared/schedule/schedulers'
import { hoverOn, markdownOf, textOf } from './hoverText'
import { countedData, positionOf, smallConfig, snapshotOf, snapshotWith } from './snapshotOf'

describe('a figure of the run', () => {
  test.each([
    ['warmup_steps: 0.1', 'warmup_steps', '0.1 of 5,000 steps = 500 steps; peak 5e-5 at step 500.'],
    ['warmup_steps: 250', 'warmup_steps', '250 steps = 5 % of 5,000 steps; peak 5e-5 at step 250.'],
    ['warmup_steps: 10', 'warmup_steps', '10 steps = 0.2 % of 5,000 steps; peak 5e-5 at step 10.'],
    ['warmup_steps: 0', 'warmup_steps', 'No warmup: the first step already has the peak rate, 5e-5.'],
    ['warmup_steps: 9000', 'warmup_steps', 'the run ends on the way up, at 2.78e-5.'],
    [
      'warmup_steps: 0.1\nlr_scheduler_steps: 20000',
      'warmup_steps',
      '0.1 of the schedule’s 20,000 steps = 2,000 steps',
    ],
    ['warmup_steps: 9\nlr_scheduler_type: constant', 'warmup_steps', 'The schedule `constant` takes no warmup.'],
    ['lr_scheduler_type: constant', 'lr_scheduler_type', '5e-5 at each of 5,000 steps.'],
    ['lr_scheduler_type: constant_with_warmup', 'lr_sch', 'From 0 up to 5e-5 at step 500, then to 5e-5 at the end'],
    ['lr_scheduler_steps: 9000', 'lr_scheduler_steps', 'The schedule ends at step 9,000, the run at step 5,000.'],
    ['lr_scheduler_type: cosine\nlr_scheduler_kwargs: {num_cycles: 1}', 'lr_scheduler_kwargs', 'takes `num_cycles`'],
    ['num_train_epochs: 10', 'num_train', '10 × 500 steps an epoch = 5,000 steps.'],
    ['num_train_epochs: 0.5', 'num_train', '0.5 × 500 steps an epoch = 250 steps.'],
    ['max_steps: 750', 'max_steps', '750 steps are 1.5 epochs.'],
    ['eval_steps: 300', 'eval_steps', 'Every 300 steps of 5,000 steps: 17 evaluations.'],
    ['eval_strategy: epoch', 'eval_strategy', 'Every 500 steps of 5,000 steps: 10 evaluations.'],
    ['logging_steps: 0.01', 'logging_steps', 'Every 50 steps of 5,000 steps: 100 points.'],
    ['early_stopping_patience: 3', 'early_stopping_p', 'after 3 evaluations without a better `f1_macro`, 300 steps.'],
    ['gradient_accumulation_steps: 4', 'gradient_acc', 'Effective batch: 16 × 4 = 64 examples a step on one device.'],
    ['max_train_samples: 100', 'max_train', '100 of 8,000 examples are trained on.'],
    ['freeze: {layers: 0.3}', 'freeze', '3 of 12 layers keep their weights.'],
    ['freeze: {layers: 0}', 'freeze', 'Nothing is frozen: all 12 layers are trained.'],
    [
      'max_seq_length: 128',
      'max_seq',
      'The model reads at most 512 tokens. The longest training sentence has 31 words',
    ],
    ['labels: [VIA]', 'labels', 'In the training data: `ARRIVEE`, `DEPART`, `VIA`.'],
    ['', 'train_file', '8,000 examples with 96,000 words, 12.0 each, the longest 31. Entities: `ARRIVEE` 8,000,'],
    ['', 'data/dev.conll', '3 of its sentences are in the training data too.'],
    [
      '',
      'model_name',
      '`CamembertForMaskedLM`, about 110.0 M parameters without the head, 12 layers of 768, vocabulary',
    ],
    ['', 'model_name', 'of 32,005, at most 512 tokens. On disk: `/projects/orders/models/camembert`.'],
  ])('%j, over %s: %s', (lines, piece, figure) => {
    expect(hoverOn(piece, `${lines}\n`)).toContain(figure)
  })

  test('of an older count is said to be about right', () => {
    const data = { ...countedData, isCurrent: false }
    const text = hoverOn('warmup_steps', 'warmup_steps: 0.1\n', { data })
    expect(text).toContain('0.1 of about 5,000 steps = 500 steps; peak 5e-5 at step 500.')
    expect(hoverOn('train_file', '', { data })).toContain('Counted before the last change.')
    expect(hoverOn('warmup_steps', 'warmup_steps: 0.1\nmax_steps: 100\n', { data })).not.toContain('about 100')
  })

  test('is left out before the examples are counted, and nothing says that it is being loaded', () => {
    const text = hoverOn('warmup_steps', 'warmup_steps: 0.1\n', { data: null })
    expect(text).toContain('**In this run:** `0.1`, as written. **Good.** The training examples are not counted yet.')
    expect(text).not.toMatch(/loading|being read|follow/i)
    expect(text).not.toContain('![')
  })

  test('of a model that only the hub has says so', () => {
    const snapshot = snapshotOf(smallConfig.replace('models/camembert', 'almanach/camembert-base'))
    const text = textOf(hoverAt(snapshot, positionOf(snapshot, 'almanach')))
    expect(text).toContain('Not on this machine: it is downloaded when a run starts.')
  })
})

describe('every schedule', () => {
  const needed: Readonly<Record<string, string>> = {
    cosine_with_min_lr: '{min_lr: 1e-6}',
    cosine_warmup_with_min_lr: '{min_lr_rate: 0.1}',
    warmup_stable_decay: '{num_decay_steps: 500}',
  }
  const keys = ['learning_rate', 'lr_scheduler_type', 'lr_scheduler_kwargs', 'warmup_steps', 'lr_scheduler_steps']

  test.each(schedulers.map(({ name }) => name))('%s is drawn at each of its keys', (name) => {
    const kwargs = needed[name] ?? '{}'
    const lines = `learning_rate: 5e-5\nlr_scheduler_type: ${name}\nlr_scheduler_kwargs: ${kwargs}\nwarmup_steps: 0.1\nlr_scheduler_steps: 5000\n`
    for (const key of keys) expect(hoverOn(key, lines), key).toContain('](data:image/svg+xml;base64,')
  })

  test.each(schedulers.flatMap(({ name, arguments: taken }) => taken.map((argument) => [name, argument.name])))(
    '%s explains its argument %s',
    (name, argument) => {
      const text = hoverOn(`${argument}: 1`, `lr_scheduler_type: ${name}\nlr_scheduler_kwargs: {${argument}: 1}\n`)
      expect(text).toMatch(new RegExp(`\\*\\*\`${argument}\`\\*\\* · .*, of the schedule \`${name}\`: [A-Z\`].*\\.`))
    },
  )
})

test('a picture has the colours of the theme', () => {
  const pictures = (['light', 'dark', null] as const).map((theme) => {
    const snapshot = snapshotWith('learning_rate: 5e-5\n', { settings: { theme } })
    const [, bytes = ''] =
      /base64,([^)]*)/.exec(markdownOf(hoverAt(snapshot, positionOf(snapshot, 'learning_rate')))) ?? []
    return Buffer.from(bytes, 'base64').toString()
  })
  for (const picture of pictures) {
    expect(picture).toMatch(/^<svg .*<polyline points="8,.*<\/svg>$/)
    expect(picture).toContain('>5e-5 at step 500<')
    expect(picture).toContain('>0 at step 5,000<')
  }
  expect(new Set(pictures).size).toBe(3)
})
