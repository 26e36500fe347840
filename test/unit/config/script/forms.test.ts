import { describe, expect, it, test } from 'vitest'
import { errorsIn, proposed, toldIn, valuesIn, valuesOf } from './fixture'

/** What a script gives besides Hugging Face's defaults. */
function readFrom(text: string): Readonly<Record<string, unknown>> {
  const proposal = proposed(text)
  const assumed = new Set([...proposal.text.matchAll(/^(\w+): .*Hugging Face's default/gm)].map(([, key]) => key))
  return Object.fromEntries(Object.entries(valuesIn(proposal)).filter(([key]) => !assumed.has(key)))
}

describe('arguments of a training', () => {
  test.each<[what: string, script: string, expected: Readonly<Record<string, unknown>>]>([
    ['of transformers', 'TrainingArguments("o", seed=1)', { output_dir: 'o', seed: 1 }],
    ['with a module before', 'import transformers as t\nt.TrainingArguments(seed=1)', { seed: 1 }],
    ['under another name', 'from transformers import TrainingArguments as A\nA(seed=1)', { seed: 1 }],
    ['of sequences', 'Seq2SeqTrainingArguments("o", seed=1)', { output_dir: 'o', seed: 1 }],
    [
      'of other libraries',
      'SFTConfig(seed=1, learning_rate=2e-4, weight_decay=0.1)',
      { learning_rate: 2e-4, weight_decay: 0.1 },
    ],
    ['of a class in another file', 'MyConfig(lr=1e-4, epochs=2)', { learning_rate: 1e-4, num_train_epochs: 2 }],
    [
      'spread from a dictionary',
      'd = {"seed": 1, "lr": 1e-4}\nTrainingArguments("o", **d)',
      { output_dir: 'o', seed: 1, learning_rate: 1e-4 },
    ],
    ['spread from one that is not all known', 'TrainingArguments(**dict(seed=1, lr=f()))', { seed: 1 }],
    ['of a class that is derived', 'class A(TrainingArguments):\n  x = 1\nA(seed=1)', { seed: 1 }],
    [
      'in older names',
      'TrainingArguments(seed=1, evaluation_strategy="no", per_gpu_train_batch_size=4)',
      { seed: 1, eval_strategy: 'no', per_device_train_batch_size: 4 },
    ],
    ['with enumerations', 'TrainingArguments(lr_scheduler_type=SchedulerType.COSINE)', { lr_scheduler_type: 'cosine' }],
    ['that are left open', 'TrainingArguments("o", metric_for_best_model=None, max_steps=None)', { output_dir: 'o' }],
    [
      'that mean something when they are none',
      'TrainingArguments("o", save_total_limit=None)',
      { output_dir: 'o', save_total_limit: null },
    ],
    [
      'of a dataclass',
      'class A(TrainingArguments):\n  seed: int = 3\n  lr: float = field(default=1e-4)',
      { seed: 3, learning_rate: 1e-4 },
    ],
  ])('%s', (_, script, expected) => {
    expect(readFrom(script)).toMatchObject(expected)
    expect(errorsIn(proposed(script))).toEqual([])
  })

  it('of a second training are left out, and that is told', () => {
    const proposal = proposed('TrainingArguments(seed=1)\nTrainingArguments(seed=2, learning_rate=1)\n')
    expect(valuesIn(proposal)).toMatchObject({ seed: 1 })
    expect(valuesIn(proposal)).not.toHaveProperty('learning_rate')
    expect(proposal.problems).toMatchObject([{ code: 'FS009', place: { line: 2 } }])
  })

  it('are not those of a model or a quantisation', () => {
    const proposal = proposed('SEED = 1\nLoraConfig(r=8, bias="none")\nBertConfig(seed=2)\n')
    expect(valuesIn(proposal)).toEqual({ seed: 1 })
    expect(toldIn(proposal)).toEqual([expect.stringMatching(/^FS011 LoraConfig/)])
  })
})

describe('half precision', () => {
  test.each([
    ['fp16=torch.cuda.is_available()', { precision: 'auto' }],
    ['bf16=torch.cuda.is_bf16_supported(), fp16=not torch.cuda.is_bf16_supported()', { precision: 'auto' }],
    ['fp16=True if torch.cuda.is_available() else False', { precision: 'auto' }],
    ['fp16=device == "cuda"', { precision: 'auto' }],
    ['fp16=True', { fp16: true }],
    ['fp16=False, bf16=False', {}],
  ])('%s', (argument, expected) => {
    const script = `device = "cuda" if torch.cuda.is_available() else "cpu"\nTrainingArguments("o", ${argument})`
    const found = readFrom(script)
    expect(Object.fromEntries(Object.entries(found).filter(([key]) => key !== 'output_dir'))).toEqual(expected)
    expect(toldIn(proposed(script))).toEqual([])
  })

  it('does not make a batch size that depends on the machine known', () => {
    const script = 'TrainingArguments("o", per_device_train_batch_size=32 if torch.cuda.is_available() else 4)'
    expect(toldIn(proposed(script))).toEqual(['FS001 per_device_train_batch_size machine'])
  })
})

describe("Hugging Face's defaults", () => {
  const assumed = (script: string): Readonly<Record<string, unknown>> => {
    const lines = proposed(script).text.matchAll(/^(?<key>\w+): (?<value>\S+) .*Hugging Face's default/gm)
    return Object.fromEntries(Array.from(lines, ({ groups }) => [groups?.['key'] ?? '', groups?.['value']]))
  }

  it('are written out where ours would train otherwise', () => {
    expect(assumed('TrainingArguments("o")')).toEqual({
      num_train_epochs: '3',
      per_device_train_batch_size: '8',
      weight_decay: '0',
      warmup_steps: '0',
    })
  })

  it('are those of evaluations where there are any', () => {
    expect(assumed('TrainingArguments("o", eval_strategy="steps", logging_steps=25, max_steps=90)')).toEqual({
      per_device_train_batch_size: '8',
      weight_decay: '0',
      warmup_steps: '0',
      eval_steps: '25',
      load_best_model_at_end: 'false',
      early_stopping_patience: 'null',
    })
    const script =
      'TrainingArguments("o", eval_strategy="epoch", load_best_model_at_end=True)\nEarlyStoppingCallback(2)'
    expect(assumed(script)).toMatchObject({ metric_for_best_model: 'loss' })
    expect(valuesOf(script)).toMatchObject({ early_stopping_patience: 2 })
  })

  test.each([
    ['arguments that are hidden', 'TrainingArguments("o", **more)'],
    ['classes of other libraries', 'SFTConfig(output_dir="o", seed=1, lr=1, weight_decay=1)'],
    ['constants', 'LR = 1'],
  ])('are not known of %s', (_, script) => {
    expect(assumed(script)).toEqual({})
  })
})

describe('the model', () => {
  test.each<[what: string, script: string, task: string | undefined, model: string | undefined]>([
    ['for tokens', 'AutoModelForTokenClassification.from_pretrained("m")', 'token-classification', 'm'],
    ['for texts', 'transformers.BertForSequenceClassification.from_pretrained("m")', 'text-classification', 'm'],
    ['of a language', 'GPT2LMHeadModel.from_pretrained("m")', 'causal-lm', 'm'],
    [
      'that is only read later',
      'X = AutoModelForCausalLM.from_pretrained("m")\nAutoModelForCausalLM.from_pretrained("out")',
      'causal-lm',
      'm',
    ],
    [
      'by its argument’s name',
      'AutoModelForCausalLM.from_pretrained(pretrained_model_name_or_path="m")',
      'causal-lm',
      'm',
    ],
    [
      'of the tokenizer',
      'AutoTokenizer.from_pretrained("m")\nDataCollatorForTokenClassification(t)',
      'token-classification',
      'm',
    ],
    ['of a constant', 'MODEL_NAME = "m"\ndef f(a):\n  AutoModelForCausalLM.from_pretrained(a)', 'causal-lm', 'm'],
    ['of another task', 'AutoModelForQuestionAnswering.from_pretrained("m")', undefined, 'm'],
    ['of no task', 'AutoModel.from_pretrained("m")', undefined, 'm'],
  ])('%s', (_, script, task, model) => {
    const values = valuesOf(script)
    expect(values['task']).toBe(task)
    expect(values['model_name_or_path']).toBe(model)
  })

  it('brings its labels, its revision and its cache', () => {
    const script =
      'AutoModelForTokenClassification.from_pretrained("m", revision="v1", cache_dir="./c", num_labels=2, label2id={"B": 1, "A": 0})'
    expect(valuesOf(script)).toMatchObject({ labels: ['A', 'B'], model_revision: 'v1', cache_dir: 'c' })
  })

  it('tells of a task that there is not, and of what changes the model', () => {
    expect(toldIn(proposed('AutoModelForMaskedLM.from_pretrained("m", load_in_8bit=True, use_fast=True)'))).toEqual([
      'FS010 AutoModelForMaskedLM',
      'FS004 load_in_8bit',
    ])
  })
})

describe('data', () => {
  test.each<[what: string, script: string, expected: Readonly<Record<string, unknown>>]>([
    [
      'by split',
      'load_dataset("csv", data_files={"train": "a.csv", "dev": ["b.csv", "c.csv"], "test": "d.csv"})',
      { train_file: 'a.csv', validation_file: ['b.csv', 'c.csv'], test_file: 'd.csv' },
    ],
    ['in one file', 'load_dataset("json", data_files="a.jsonl", split="train")', { train_file: 'a.jsonl' }],
    [
      'by the name of the result',
      'val_set = load_dataset("json", data_files="a.jsonl", split="train")',
      { validation_file: 'a.jsonl' },
    ],
    [
      'by the name of the file',
      'd = load_dataset("json", data_files="data/test.jsonl")',
      { test_file: 'data/test.jsonl' },
    ],
    [
      'in tables',
      'train_df = pd.read_csv("a.csv")\ntest_df = pd.read_csv("b.csv")',
      { train_file: 'a.csv', test_file: 'b.csv' },
    ],
    [
      'split by a share',
      'df = pd.read_csv("a.csv")\na, b = train_test_split(df, test_size=0.2)',
      { train_file: 'a.csv', validation_split: 0.2 },
    ],
    [
      'in calls of its own',
      'LR = 1\nread("d/train.conll")\nread("d/dev.conll")',
      { train_file: 'd/train.conll', validation_file: 'd/dev.conll' },
    ],
    [
      'passed to a function',
      'LR = 1\ndef go(train_path, eval_path):\n  pass\ngo("a.x", "b.x")',
      { train_file: 'a.x', validation_file: 'b.x' },
    ],
    ['by a placeholder of a path', 'D = "d"\nTRAIN_FILE = f"{D}/a.conll"', { train_file: 'd/a.conll' }],
  ])('%s', (_, script, expected) => {
    expect(valuesOf(script)).toMatchObject(expected)
  })

  it('that a script writes is not trained on', () => {
    const script =
      'LR = 1\ndf.to_csv("train.csv")\nopen("test.json", "w")\nread("train_results.json")\nread("other.json")'
    expect(valuesOf(script)).toEqual({ learning_rate: 1 })
  })

  it('from elsewhere is told', () => {
    const script = 'LR = 1\nload_dataset("conll2003")\npd.read_csv("https://example.org/train.csv")'
    expect(toldIn(proposed(script))).toEqual(['FS007 conll2003', 'FS007 https://example.org/train.csv'])
  })
})

describe('settings in other forms', () => {
  test.each<[what: string, script: string, expected: Readonly<Record<string, unknown>>]>([
    [
      'a plain class',
      'class CFG:\n  lr = 2e-5\n  epochs = 1 if debug else 1\n  max_len = 64',
      { learning_rate: 2e-5, num_train_epochs: 1, max_seq_length: 64 },
    ],
    [
      'a class of pydantic',
      'class S(BaseModel):\n  lr: float = Field(2e-5, gt=0)\n  batch_size: int = 4',
      { learning_rate: 2e-5, per_device_train_batch_size: 4 },
    ],
    [
      'a dictionary',
      'config = {"lr": 2e-5, "batch_size": 4, "model_name": "m"}',
      { learning_rate: 2e-5, per_device_train_batch_size: 4, model_name_or_path: 'm' },
    ],
    ['dictionaries within one', 'config = {"training": {"lr": 2e-5}, "model": {"name": "m"}}', { learning_rate: 2e-5 }],
    [
      'constants in small letters',
      'learning_rate = 2e-5\nbatch_size = 4\noptimizer = make()\nprecision = score(x)',
      { learning_rate: 2e-5, per_device_train_batch_size: 4 },
    ],
    [
      'a loop that is written out',
      'optimizer = AdamW(params, lr=2e-5, eps=1e-6)\nDataLoader(d, batch_size=4)',
      { learning_rate: 2e-5, adam_epsilon: 1e-6, per_device_train_batch_size: 4 },
    ],
    ['a seed', 'set_seed(7)', { seed: 7 }],
    [
      'a callback',
      'EarlyStoppingCallback(patience=5, early_stopping_threshold=0.01)',
      { early_stopping_patience: 5, early_stopping_threshold: 0.01 },
    ],
    ['a tokenizer', 'x = self.tokenizer(t, max_length=77)', { max_seq_length: 77 }],
    [
      'a tokenizer of another name, in a function',
      'tok = AutoTokenizer.from_pretrained("m")\ndef f(rows):\n  return tok(rows["w"], max_length=78)',
      { max_seq_length: 78 },
    ],
  ])('%s', (_, script, expected) => {
    const proposal = proposed(script)
    expect(valuesIn(proposal)).toMatchObject(expected)
    expect(Object.keys(valuesIn(proposal)).length).toBeLessThanOrEqual(Object.keys(expected).length + 1)
    expect(errorsIn(proposal)).toEqual([])
  })

  it('an optimizer beside a trainer says nothing of the training', () => {
    const script = 'SEED = 1\nAdamW(params, lr=2e-5)\nTrainer(model=m, optimizers=(a, b))'
    expect(valuesOf(script)).toEqual({ seed: 1 })
    expect(toldIn(proposed(script))).toEqual([expect.stringMatching(/^FS011 optimizers/)])
  })

  it('what a class of settings has besides is told', () => {
    const script =
      'class TrainingConfig:\n  lr = 1\n  seed = 2\n  dropout = 0.1\n  num_labels = 7\n  _private = 3\n  def f(self): pass'
    expect(toldIn(proposed(script))).toEqual(['FS004 dropout', expect.stringMatching(/^FS006 num_labels/)])
  })

  it('a class that is no settings is left alone', () => {
    const script = 'SEED = 1\nclass Kind(Enum):\n  lr = 2\n  epochs = 3\nclass Net(nn.Module):\n  lr = 2\n  epochs = 3'
    expect(valuesOf(script)).toEqual({ seed: 1 })
  })

  test.each([
    ['a trainer of its own', 'class MyTrainer(Trainer):\n  def compute_loss(self): pass', 'MyTrainer'],
    ['frozen weights', 'for p in model.parameters():\n  p.requires_grad = False', 'requires_grad = False'],
    ['a search', 'trainer.hyperparameter_search(n_trials=3)', 'hyperparameter_search'],
  ])('%s is told of', (_, script, name) => {
    expect(proposed(`SEED = 1\n${script}`).problems).toMatchObject([{ code: 'FS011', arguments: { name } }])
  })

  it('secrets of a script are not copied', () => {
    const script = 'TrainingArguments("o", hub_token="hf_secret", push_to_hub_token="hf_secret", my_key="hf_secret")'
    expect(JSON.stringify(proposed(script))).not.toContain('hf_secret')
  })
})

describe('what is said twice', () => {
  it('is taken from where it is most telling', () => {
    const script = 'LR = 1e-3\nclass Config:\n  lr = 1e-4\n  seed = 1\nTrainingArguments("o", learning_rate=1e-5)'
    expect(valuesOf(script)).toMatchObject({ learning_rate: 1e-5, seed: 1 })
  })

  it('stays open where the most telling place is not known', () => {
    const proposal = proposed('LR = 1e-3\nTrainingArguments("o", learning_rate=best())')
    expect(valuesIn(proposal)).not.toHaveProperty('learning_rate')
    expect(toldIn(proposal)).toEqual(['FS001 learning_rate computed'])
  })

  it('is taken from elsewhere where a tokenizer does not know it', () => {
    const proposal = proposed('def f(n):\n  tokenizer(t, max_length=n)\nMAX_LENGTH = 64')
    expect(valuesIn(proposal)).toEqual({ max_seq_length: 64 })
    expect(toldIn(proposal)).toEqual([])
  })
})
