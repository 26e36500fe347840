import { TextDocument } from 'vscode-languageserver-textdocument'
import { mutated, randomConfig } from '../unit/config/yaml/randomConfig'

type Random = () => number

/** Configs as the notes write them: good ones, old names, numbers in other forms. */
const texts = [
  `# camembert, first try
model_name: camembert-base
max_length: 128
batch_size: 16
learning_rate: 5e-5
num_epochs: 10
warmup_ratio: 0.1
weight_decay: 0.01
eval_steps: 100
save_steps: 100
early_stopping_patience: 3
fp16: true
train_path: data/train.conll
eval_path: data/dev.conll
load_best_model_at_end: True
metric_for_best_model: "f1_macro"
label2id: {O: 0, B-DEPART: 1, I-DEPART: 2}
`,
  `task: token-classification
model_name_or_path: models/camembert   # sur le disque 🚆
train_file: [data/train.conll, data/more.conll]
validation_file: data/dev.conll
labels: [DEPART, ARRIVEE, VIA]
label_map:
  depart: DEPART
  étape: VIA
freeze: {embeddings: true, layers: 6}
lr_scheduler_type: cosine_with_min_lr
lr_scheduler_kwargs:
  min_lr: 1e-6
warmup_steps: 0.1
eval_strategy: steps
eval_steps: 0.1
save_strategy: steps
save_steps: 250
`,
  `task: text-classification
NUM_EPOCHS: 3
LR: 2e-5
BATCH_SIZE: 16
MAX_SEQ_LENGTH: 128
USE_SUBSET: true
gradient_accumulation_steps: 4
gradient_checkpointing: true
no_cuda: false
evaluation_strategy: epoch
group_by_length: true
`,
  `task: causal-language-modeling
block_size: 256
per_device_train_batch_size: 2
gradient_accumulation_steps: 8
warmup_steps: 100
add_tokens:
  - Pikachu
freeze:
  layers: 0.5
  embeddings: true
temperature: 0.7
top_k: 50
generation: &g {a: 1}
other: *g
`,
  `${' '.repeat(3000)}task: x\n\ttabs: 1\n  - a\n`,
  '',
  '\uFEFFtask: token-classification\r\nseed: 42\r\n',
] as const

const pieces = [
  ...[
    '🚆',
    'é',
    'e\u0301',
    '\r\n',
    '\n',
    '\r',
    '\t',
    ' ',
    '',
    '',
    '',
    ':',
    ': ',
    '#',
    ' # ',
    '- ',
    '"',
    "'",
    '&a ',
    '*a',
  ],
  ...['[', ']', '{', '}', ',', '|\n  x', '>', '---\n', '...', '!t ', '? ', '%', '@', '`', '\u2028', '\u0000', '\uD83D'],
  ...[
    'learning_rate: 5e-5\n',
    'warmup_steps: ',
    'freeze: {layers: ',
    'labels:\n  - ',
    '5e',
    '0.1',
    'true',
    'null',
    'steps',
  ],
  ...[
    'train_file: data/',
    'model_name_or_path: ',
    'evaluation_strategy: epoch\n',
    '<<: *a\n',
    '__proto__: 1\n',
    'x'.repeat(300),
  ],
  ...[
    '\n'.repeat(40),
    ' '.repeat(200),
    'constructor: {toString: 1}\n',
    '1: 2\n',
    '~: ~\n',
    'seed: 99999999999999999999\n',
  ],
] as const

/**
 * A document that is edited at random, as an editor tells its server: change by change. `text` is what it has to be,
 * by other means.
 */
export class EditedConfig {
  document: TextDocument
  text: string
  private version = 0

  constructor(private readonly random: Random) {
    this.text = this.freshText()
    this.document = this.open()
  }

  /** One change, or now and then another document in its place. */
  edit(): void {
    if (this.random() < 0.02) {
      this.text = this.freshText()
      this.document = this.open()
      return
    }
    const start = this.offset()
    const end = Math.min(this.text.length, start + Math.floor(this.random() ** 4 * 40))
    const piece = this.choose(pieces)
    const range = { start: this.document.positionAt(start), end: this.document.positionAt(end) }
    // An editor's places are never between the two halves of a line break.
    const [from, to] = [this.document.offsetAt(range.start), this.document.offsetAt(range.end)]
    this.document = TextDocument.update(this.document, [{ range, text: piece }], ++this.version)
    this.text = this.text.slice(0, from) + piece + this.text.slice(to)
  }

  /** A place in the text. */
  offset(): number {
    return Math.floor(this.random() * (this.text.length + 1))
  }

  /** The same text, read at once. */
  whole(): TextDocument {
    return TextDocument.create(this.document.uri, 'finetune', this.version, this.text)
  }

  private open(): TextDocument {
    return TextDocument.create('file:///projects/orders/finetune.yaml', 'finetune', ++this.version, this.text)
  }

  private freshText(): string {
    const { random } = this
    const text = random() < 0.7 ? this.choose(texts) : randomConfig(random)
    return random() < 0.3 ? mutated(text, random) : text
  }

  private choose<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] ?? (items[0] as Item)
  }
}
