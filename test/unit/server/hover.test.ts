import { describe, expect, test } from 'vitest'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import { schedulers } from '../../../src/shared/schedule/schedulers'
import { projectTexts } from '../config/fixture'
import type { TestWorld } from './snapshotOf'
import { countedData, dataOf, positionOf, smallConfig, snapshotOf, snapshotWith, splitOf } from './snapshotOf'

/** The hover over a piece of the small config with more lines; empty if there is none. */
function hoverOn(piece: string, lines = '', world: TestWorld = {}): string {
  const snapshot = snapshotWith(lines, world)
  return textOf(hoverAt(snapshot, positionOf(snapshot, piece)))
}

/** Its Markdown, the bytes of pictures left out. */
function textOf(hover: ReturnType<typeof hoverAt>): string {
  return markdownOf(hover).replace(/;base64,[^)]+/g, ';base64,…')
}

function markdownOf(hover: ReturnType<typeof hoverAt>): string {
  const contents = hover?.contents
  return typeof contents === 'object' && 'value' in contents ? contents.value : ''
}

const miniLm = {
  ...projectTexts,
  '/work/orders/models/minilm/config.json': JSON.stringify({
    ...{ model_type: 'bert', hidden_size: 384, num_hidden_layers: 6, vocab_size: 30522, max_position_embeddings: 512 },
  }),
  '/work/orders/models/minilm/model.safetensors': 'weights',
}

function hoverWithMiniLm(piece: string, lines: string): string {
  const snapshot = snapshotOf(smallConfig.replace('models/camembert', 'models/minilm') + lines, { texts: miniLm })
  return textOf(hoverAt(snapshot, positionOf(snapshot, piece)))
}

test('what is looked for most comes first', () => {
  const text = hoverOn('learning_rate', 'learning_rate: 8e-5\n')
  const parts = [
    '**`learning_rate`** · a number, at least 0 · default: ',
    'How far a step moves the weights, at the peak of the schedule.',
    '**In this run:** `8e-5`, as written. From 0 up to 8e-5 at step 500, then to 0 at the end of 5,000 steps. ' +
      '**Doubtful: high.** Usual here: 1e-5 to 5e-5.',
    '![Learning rate over 5,000 steps, with its peak of 8e-5](data:image/svg+xml;base64,',
    '**Values** for token-classification, base models, most layers trained, `optim` adamw_torch:',
    '- 5e-5 to 1e-4: **high** ← this config. ',
    'The one value to try out first.',
    '**What to try**\n- _The loss oscillates or jumps._ Halve it.',
    'In transformers 5.18 the default is `5e-5`.',
    '[learning_rate in TrainingArguments](https://huggingface.co/docs/',
  ]
  expect(parts.filter((part) => !text.includes(part))).toEqual([])
  const places = parts.map((part) => text.indexOf(part))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

describe('the verdict', () => {
  test.each([
    ['learning_rate: 2e-5', 'learning_rate', '**Good.**'],
    ['learning_rate: 1e-3', 'learning_rate', '**Dangerous.** Usual here: 1e-5 to 5e-5.'],
    ['learning_rate: 1e-6', 'learning_rate', '**Doubtful: low.**'],
    ['learning_rate: 7e-6', 'learning_rate', 'Not among the usual values, and nothing is known against it.'],
    ['warmup_steps: 0.1', 'warmup_steps', '**Good.**'],
    ['warmup_steps: 3000', 'warmup_steps', '**Dangerous.**'],
    ['per_device_train_batch_size: 2', 'per_device', '**Doubtful: low.**'],
    ['per_device_train_batch_size: 2\ngradient_accumulation_steps: 8', 'gradient_acc', '**Good.**'],
    ['optim: sgd', 'optim', '**Doubtful.**'],
  ])('of %j at %s is %s', (lines, piece, verdict) => {
    expect(hoverOn(piece, `${lines}\n`)).toContain(verdict)
  })

  test('follows the size of the model', () => {
    const text = hoverWithMiniLm('learning_rate', 'learning_rate: 2e-4\n')
    expect(text).toContain('**Good.**')
    expect(text).toContain('- 1e-4 to 5e-4: **good** ← this config.')
    expect(text).toContain('small models')
  })

  test('follows what is trained', () => {
    const text = hoverOn('learning_rate', 'freeze: {embeddings: true, layers: 12}\nlearning_rate: 1e-3\n')
    expect(text).toContain('only the new head trained')
    expect(text).toContain('**Good.**')
  })

  test('follows the task', () => {
    const snapshot = snapshotOf(`task: causal-lm\nmodel_name_or_path: models/camembert\nlearning_rate: 8e-5\n`)
    expect(textOf(hoverAt(snapshot, positionOf(snapshot, 'learning_rate')))).toContain('**Good.**')
  })

  test('is also given of a default', () => {
    expect(hoverWithMiniLm('model_name', '')).not.toContain('Doubtful')
    const alias = hoverOn('lr', 'lr: 5e-5\n')
    expect(alias).toContain('**Good.**')
  })

  test('is not given of what cannot be used, nor of what has no effect', () => {
    const unfit = hoverOn('learning_rate', 'learning_rate: fast\n')
    expect(unfit).toContain('**In this run:** What is written cannot be used.')
    expect(unfit).not.toContain('← this config')
    expect(unfit).not.toContain('![')
    const idle = hoverOn('num_train_epochs', 'max_steps: 100\nnum_train_epochs: 60\n')
    expect(idle).toContain('No effect beside `max_steps: 100`.')
    expect(idle).not.toContain('Dangerous')
  })
})

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
    ['', 'model_name', 'of 32,005, at most 512 tokens. On disk: `/work/orders/models/camembert`.'],
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

describe('on a value', () => {
  test('only the choice that it is is explained', () => {
    const text = hoverOn('cosine', 'lr_scheduler_type: cosine\n')
    expect(text).toContain('`cosine`: Falls along half a cosine to 0.')
    expect(text).not.toContain('`polynomial`')
  })

  test('of another spelling its meaning is told', () => {
    expect(hoverOn('AdamW_HF', 'optim: AdamW_HF\n')).toContain('`AdamW_HF`, read as `adamw_torch`: Adam with')
  })

  test('the key explains all choices of the task, its own marked', () => {
    const text = hoverOn('metric_for', 'metric_for_best_model: f1\n')
    expect(text).toContain('- **`f1`** ← this config: Entity-level F1')
    expect(text).not.toContain('precision_macro')
  })

  test('a part of a mapping is explained before the whole', () => {
    const text = hoverOn('layers', 'freeze:\n  embeddings: true\n  layers: 6\n')
    expect(text).toContain('**`layers`** · default `0`: How many of the first layers keep their weights')
    expect(text).toContain('The embeddings and 6 of 12 layers keep their weights.')
  })
})

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

describe('in a workspace without trust', () => {
  const world = { settings: { isTrusted: false } }

  test.each(['train_file', 'model_name', 'max_seq_length', 'freeze', 'num_train', 'labels'])('%s', (piece) => {
    const lines = 'max_seq_length: 64\nfreeze: {layers: 2}\nnum_train_epochs: 3\nlabels: [VIA]\n'
    const [, run = ''] = /\*\*In this run:\*\*(.*)/.exec(hoverOn(piece, lines, world)) ?? []
    expect(run).toMatch(/^ .*, as written\./)
    expect(run).not.toMatch(/8,000|5,000|512|12 layers|31|On disk|DEPART|counted/)
  })

  test('figures that the text alone gives are told', () => {
    expect(hoverOn('warmup_steps', 'warmup_steps: 0.1\nmax_steps: 100\n', world)).toContain(
      '0.1 of 100 steps = 10 steps',
    )
  })
})

describe('what a user or a data file says', () => {
  test('never becomes a link or a picture', () => {
    const evil = 'x` ![a](https://evil.example/p.png) [b](command:x)'
    const data = dataOf({ train: splitOf(10, { entities: { [evil]: 1 } }) })
    const lines = `run_name: "${evil}"\nlabels: ["${evil}"]\n`
    for (const piece of ['run_name', 'labels', 'train_file']) {
      const text = hoverOn(piece, lines, { data })
      const outsideCode = text.replace(/``[^]*?``/g, '')
      expect(text).toContain('evil')
      expect(outsideCode).not.toContain('evil')
    }
  })

  test('is cut where it is long', () => {
    expect(hoverOn('run_name', `run_name: ${'a'.repeat(500)}\n`)).toContain(`\`${'a'.repeat(80)}…\``)
  })
})

describe('where the mouse is', () => {
  test('a key behind a block of lines is that key', () => {
    const text = 'freeze:\n  embeddings: true\nseed: 1\n'
    expect(hoverOn('seed', text)).toContain('**`seed`**')
  })

  test.each(['# a comment', '\n\nseed'])('%j has nothing to tell', (piece) => {
    expect(hoverOn(piece, 'freeze:\n  layers: 6\n# a comment\n\n\nseed: 1\n')).toBe('')
  })

  test('an unknown key has nothing to tell', () => {
    expect(hoverOn('lerning_rate', 'lerning_rate: 1\n')).toBe('')
  })

  test('half-typed text does not matter', () => {
    expect(hoverOn('learning_rate', 'learning_rate: 5e-5\nlabels: [a, b\n')).toContain('**In this run:** `5e-5`')
  })
})
