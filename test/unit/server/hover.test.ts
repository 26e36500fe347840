import { describe, expect, test } from 'vitest'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import { projectTexts } from '../config/fixture'
import { hoverOn, textOf } from './hoverText'
import { dataOf, positionOf, smallConfig, snapshotOf, splitOf } from './snapshotOf'

const miniLm = {
  ...projectTexts,
  '/projects/orders/models/minilm/config.json': JSON.stringify({
    ...{ model_type: 'bert', hidden_size: 384, num_hidden_layers: 6, vocab_size: 30522, max_position_embeddings: 512 },
  }),
  '/projects/orders/models/minilm/model.safetensors': 'weights',
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
