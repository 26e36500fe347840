import { describe, expect, it, test } from 'vitest'
import { resolveText } from '../fixture'
import { errorsIn, proposed, toldIn, valuesIn, valuesOf } from './fixture'
import { languageNotebook, loopScript, nerScript, scripts, sentimentScript, unfinishedScript } from './scripts'

describe('a dataclass of settings, used by a class that trains', () => {
  const proposal = proposed(nerScript)

  it('gives all that the script trains with', () => {
    expect(valuesIn(proposal)).toEqual({
      task: 'token-classification',
      output_dir: 'models/orders',
      model_name_or_path: 'camembert-base',
      train_file: 'data/train.conll',
      validation_file: 'data/dev.conll',
      labels: ['O', 'B-FROM', 'I-FROM', 'B-TO', 'I-TO'],
      max_seq_length: 96,
      num_train_epochs: 6,
      per_device_train_batch_size: 8,
      per_device_eval_batch_size: 16,
      learning_rate: 3e-5,
      weight_decay: 0.02,
      warmup_steps: 0.05,
      precision: 'auto',
      eval_strategy: 'steps',
      eval_steps: 50,
      load_best_model_at_end: true,
      metric_for_best_model: 'f1_macro',
      early_stopping_patience: 4,
      save_steps: 100,
    })
  })

  it('tells what is not needed, and nothing else', () => {
    expect(proposal.problems).toMatchObject([{ code: 'FS006', arguments: { name: 'report_to' } }])
  })

  it('says of each line where the value is written, and not where it is used', () => {
    const line = nerScript.split('\n').findIndex((each) => each.includes('warmup_ratio: float')) + 1
    expect(proposal.text).toMatch(new RegExp(`^warmup_steps: 0\\.05 {2}# line ${line}$`, 'm'))
  })

  it('starts as it is, with the data and a model that are there', () => {
    const { config, problems } = resolveText(proposal.text.replace('camembert-base', 'models/camembert'))
    expect(problems).toEqual([])
    expect(config?.arguments).toMatchObject({ max_seq_length: 96, learning_rate: 3e-5, early_stopping_patience: 4 })
  })
})

describe('constants', () => {
  const proposal = proposed(sentimentScript)

  it('give their values, also where arguments take them', () => {
    expect(valuesIn(proposal)).toMatchObject({
      task: 'text-classification',
      model_name_or_path: 'cardiffnlp/twitter-roberta-base',
      output_dir: 'models/mood',
      max_seq_length: 128,
      max_train_samples: 10_000,
      max_eval_samples: 2_000,
      num_train_epochs: 3,
      per_device_train_batch_size: 16,
      learning_rate: 2e-5,
      gradient_checkpointing: true,
      save_strategy: 'epoch',
    })
  })

  it('leave the device to be found where the script looks for one', () => {
    expect(valuesIn(proposal)).not.toHaveProperty('use_cpu')
    expect(toldIn(proposal)).not.toContainEqual(expect.stringContaining('cuda'))
  })

  it('tell that the data is downloaded, and hold a place for it', () => {
    expect(toldIn(proposal)).toContain('FS007 cardiffnlp/tweet_eval')
    expect(proposal.text).toMatch(/^# train_file: \S+ {2}# not found in the script/m)
    expect(valuesIn(proposal)).toMatchObject({ validation_split: 0.1 })
  })

  it("have Hugging Face's defaults where the script relies on them and ours would train otherwise", () => {
    expect(valuesIn(proposal)).toMatchObject({ warmup_steps: 0, early_stopping_patience: null })
  })
})

describe('a notebook', () => {
  const proposal = proposed(languageNotebook, { name: 'language.ipynb' })

  it('is read cell by cell, past a broken one, shell commands and other languages', () => {
    expect(valuesIn(proposal)).toEqual({
      task: 'causal-lm',
      output_dir: 'out',
      model_name_or_path: 'asi/gpt-fr-cased-base',
      add_tokens: ['Mewtwo'],
      block_size: 256,
      num_train_epochs: 10,
      per_device_train_batch_size: 2,
      gradient_accumulation_steps: 8,
      learning_rate: 5e-5,
      weight_decay: 0.01,
      warmup_steps: 100,
      save_strategy: 'no',
      temperature: 0.7,
      top_k: 50,
      top_p: 0.9,
      repetition_penalty: 1.2,
      max_length: 150,
    })
  })

  it('is named by cell and line', () => {
    expect(proposal.text).toMatch(/^block_size: 256 {2}# cell 2, line 2$/m)
    expect(proposal.problems).toMatchObject([{ code: 'FS011', place: { cell: 3, line: 2 } }])
  })
})

test('options give their defaults, and those without one are told', () => {
  const proposal = proposed(loopScript)
  expect(valuesIn(proposal)).toEqual({
    task: 'token-classification',
    train_file: 'data/train.conll',
    max_seq_length: 128,
    per_device_train_batch_size: 8,
    learning_rate: 5e-5,
    weight_decay: 0.1,
    max_grad_norm: 0.5,
    gradient_checkpointing: false,
  })
  expect(toldIn(proposal)).toEqual(['FS001 model_name_or_path commandLine'])
})

test('a script that is being written gives what stands before the mistake, and no defaults in place of the rest', () => {
  const proposal = proposed(unfinishedScript)
  expect(valuesIn(proposal)).toMatchObject({ output_dir: 'out', learning_rate: 3e-5 })
  expect(valuesIn(proposal)).not.toHaveProperty('weight_decay')
  expect(proposal.problems).toMatchObject([{ code: 'FS012', place: { line: 6 } }])
})

describe.each(scripts)('the proposal for %s', (_, text, name) => {
  it('has no errors but of what is missing', () => {
    expect(errorsIn(proposed(text, { name }))).toEqual([])
  })
})

describe('settings that do not go together', () => {
  const proposal = proposed(`from transformers import TrainingArguments
TrainingArguments("out", eval_strategy="steps", eval_steps=20, save_steps=30, load_best_model_at_end=True)
`)

  it('stand in comments, with the reason', () => {
    expect(errorsIn(proposal)).toEqual([])
    expect(proposal.text).toMatch(/^# save_steps: 30 {2}# .*no multiple/m)
    expect(toldIn(proposal)).toContainEqual(expect.stringMatching(/^FS008/))
    expect(valuesIn(proposal)).toMatchObject({ eval_steps: 20, load_best_model_at_end: true })
  })
})

describe('what is wrong with a value', () => {
  const proposal = proposed(`TrainingArguments("out", learning_rate=-1, num_train_epochs=2, optim="adamw_bnb_8bit",
    deepspeed="ds.json", colour="red", label_smoothing_factor=compute(), **more())`)

  it('is told with the name and the place, and the line left out', () => {
    expect(Object.keys(valuesIn(proposal))).toEqual(['output_dir', 'num_train_epochs'])
    expect(toldIn(proposal)).toEqual([
      'FS003 learning_rate',
      'FS003 optim',
      expect.stringMatching(/^FS005 deepspeed/),
      'FS004 colour',
      'FS001 label_smoothing_factor computed',
      'FS002',
    ])
    expect(proposal.problems.map(({ place }) => place.line)).toEqual([1, 1, 2, 2, 2, 2])
  })

  it('stands in the list at the end too', () => {
    expect(proposal.text).toMatch(
      /^# {3}line 2: `label_smoothing_factor` is computed when the script runs: compute\(\)$/m,
    )
  })
})

test('the task that is asked for goes before the one of the script', () => {
  expect(valuesOf('NUM_EPOCHS = 3\nMAX_LENGTH = 64', { task: 'causal-lm' })).toEqual({
    task: 'causal-lm',
    num_train_epochs: 3,
    block_size: 64,
  })
})

test.each(['', 'import os\nprint(1)\n', 'x = 3\nDEVICE = "cuda"\n', '\0\0\0'])('%j gives no proposal', (text) => {
  expect(() => proposed(text)).toThrow('no proposal: null')
})

describe('paths', () => {
  const texts = {
    '/projects/orders/data/train.conll': '',
    '/projects/orders/src/near.conll': '',
    '/projects/orders/m/config.json': '',
  }
  const inSource = (script: string) => valuesOf(script, { name: 'src/train.py', texts })

  it('start from the folder of the script, or from one above it where the file is there', () => {
    expect(inSource('TRAIN_FILE = "near.conll"')).toEqual({ train_file: 'src/near.conll' })
    expect(inSource('TRAIN_FILE = "data/train.conll"')).toEqual({ train_file: 'data/train.conll' })
    expect(inSource('TRAIN_FILE = "gone.conll"')).toEqual({ train_file: 'src/gone.conll' })
  })

  it('of results follow those of the data', () => {
    const script = 'OUTPUT_DIR = "out"\nTRAIN_FILE = "data/train.conll"'
    expect(inSource(script)).toEqual({ output_dir: 'out', train_file: 'data/train.conll' })
    expect(inSource('OUTPUT_DIR = "out"')).toEqual({ output_dir: 'src/out' })
  })

  it('that start from the script itself are known', () => {
    const script = `import os
from pathlib import Path
ROOT = Path(__file__).resolve().parent.parent
TRAIN_FILE = ROOT / "data" / "train.conll"
TEST_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "near.conll")
`
    expect(inSource(script)).toEqual({ train_file: 'data/train.conll', test_file: 'src/near.conll' })
  })

  it('far from the config stay whole', () => {
    expect(inSource('TRAIN_FILE = "/data/train.conll"')).toEqual({ train_file: '/data/train.conll' })
  })

  it('of a model are told from ids of the hub', () => {
    expect(inSource('MODEL_NAME = "camembert-base"')).toEqual({ model_name_or_path: 'camembert-base' })
    expect(inSource('MODEL_NAME = "./models/mine"')).toEqual({ model_name_or_path: 'src/models/mine' })
    expect(inSource('MODEL_NAME = "m"')).toEqual({ model_name_or_path: 'm' })
    expect(inSource(String.raw`TRAIN_FILE = r"data\train.conll"`)).toEqual({ train_file: 'data/train.conll' })
  })
})
