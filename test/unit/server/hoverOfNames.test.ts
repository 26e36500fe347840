import { describe, expect, test } from 'vitest'
import { hoverOn } from './hoverText'

describe('another name of a key', () => {
  test('says what is read, what the value is there, and what became of it upstream', () => {
    const text = hoverOn('warmup_ratio', 'warmup_ratio: 0.1\n')
    expect(text).toContain(
      '**`warmup_ratio`** is read as `warmup_steps`. `warmup_ratio: 0.1` says `warmup_steps: 0.1`.',
    )
    expect(text).toContain('transformers removed it in 5.15; in its place: `warmup_steps`, below 1 a share.')
    expect(text).toContain('**In this run:** `0.1`, written as `warmup_ratio`. 0.1 of 5,000 steps = 500 steps')
    expect(text).toContain('](data:image/svg+xml;base64,')
  })

  test.each([
    ['grad_clip: 0.5', '`grad_clip: 0.5` says `max_grad_norm: 0.5`. Thinc clips each array'],
    ['group_by_length: true', 'says `train_sampling_strategy: group_by_length`.'],
    ['group_by_length: false', '`group_by_length: false` asks for what is done anyway.'],
    ['warmup_ratio: 1.0', '`warmup_ratio: 1` cannot be said by it.'],
    ['n_to_freeze: 6', '`n_to_freeze: 6` says `freeze: {embeddings: true, layers: 6}`.'],
    ['USE_SUBSET: true', '`USE_SUBSET: true` says `max_train_samples: 10000`, `max_eval_samples: 2000`.'],
    ['LR: 2e-5', '**`LR`** is read as `learning_rate`. `LR: 2e-5` says `learning_rate: 2e-5`.'],
  ])('%s', (line, words) => {
    expect(hoverOn(line.split(':')[0] ?? '', `${line}\n`)).toContain(words)
  })
})

describe('a key that is known and not honoured', () => {
  test.each([
    ['overwrite_output_dir: true', '· known, without effect here\n\nEach run has a folder of its own'],
    ['neftune_noise_alpha: 5', '· known, not supported here\n\nTraining goes on without the noise.'],
    ['neftune_noise_alpha: null', 'As it is written it asks for nothing.'],
    ['adafactor: true', 'transformers removed it in 5.0; in its place: `optim: adafactor`.'],
    ['hub_token: hf_abc', 'It is a secret, and each run keeps a copy of its config: remove it.'],
    ['torch_compile: true', '[torch_compile in TrainingArguments](https://'],
  ])('%s', (line, words) => {
    expect(hoverOn(line.split(':')[0] ?? '', `${line}\n`)).toContain(words)
  })

  test('never shows a secret', () => {
    expect(hoverOn('hub_token', 'hub_token: hf_abc\n')).not.toContain('hf_abc')
  })
})

test('a key of another task says that it has no effect', () => {
  const text = hoverOn('block_size', 'block_size: 256\n')
  expect(text).toContain('**In this run:** No effect with the task token-classification.')
  expect(text).not.toContain('← this config')
})

describe('the version of transformers', () => {
  test.each([
    ['4.57', 'warmup_ratio: 0.1', 'In transformers 4.57 the default is `0`.'],
    ['5.18', 'warmup_ratio: 0.1', 'transformers removed it in 5.15'],
    ['4.57', 'train_sampling_strategy: random', 'transformers has it since 5.2.'],
    ['5.24', 'gradient_checkpointing: true', 'warns of it; in its place: `activation_checkpointing`.'],
  ])('%s decides what is said of %s', (transformersVersion, line, words) => {
    expect(hoverOn(line.split(':')[0] ?? '', `${line}\n`, { settings: { transformersVersion } })).toContain(words)
  })

  test('decides whether there is a page to lead to', () => {
    const text = hoverOn('train_sampling', 'train_sampling_strategy: random\n', {
      settings: { transformersVersion: '4.57' },
    })
    expect(text).not.toContain('TrainingArguments')
  })
})
