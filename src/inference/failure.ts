/** What keeps a model from being used, by code: the sentence, and what to do. `{name}` stands for an argument. */
const texts = {
  'folder-missing': {
    message: 'There is no folder {folder}.',
    hint: 'It may have been moved or deleted. Choose another model.',
  },
  'model-folder-missing': {
    message: '{folder} is not a model folder: {file} cannot be read.',
    hint: 'Name the model folder of a finished run. A run gets one with `finetune export <run>`.',
  },
  'model-folder-broken': {
    message: '{file} is not as expected: {detail}.',
    hint: 'Make the model folder again with `finetune export <run>`.',
  },
  'model-format-newer': {
    message: '{file} was written by a newer version (format {format}).',
    hint: 'Update Fine-Tuning Lab to use this model.',
  },
  'word-rule-unknown': {
    message: '{file} splits words by a rule that this version does not know ({rule}).',
    hint: 'Update Fine-Tuning Lab to use this model.',
  },
  'task-not-supported': {
    message: 'This model is for {task}; entities need a token-classification model.',
    hint: 'Choose a model that was fine-tuned for token classification.',
  },
  'labels-missing': {
    message: '{file} does not name the labels of the model.',
    hint: 'Make the model folder again with `finetune export <run>`, or add `id2label`.',
  },
  'labels-do-not-fit': {
    message: 'The model scores {scores} labels, and {labels} are named in {folder}.',
    hint: 'The files are of different models. Make the model folder again with `finetune export <run>`.',
  },
  'model-changed': {
    message: 'The model in {folder} was replaced by another one since it was loaded.',
    hint: 'Load it again.',
  },
  'onnx-missing': {
    message: '{folder} has no ONNX model ({files}).',
    hint: 'The trainer makes one: `finetune export {folder}`. Without it, predict with `--engine python`.',
  },
  'onnx-broken': {
    message: 'The ONNX model {file} cannot be loaded: {detail}.',
    hint: 'Export it again with `finetune export <run or folder> --again`, or predict with `--engine python`.',
  },
  'onnx-failed': {
    message: 'The ONNX model failed on this text: {detail}.',
    hint: 'Predict with `--engine python`, and report the text if that works.',
  },
  'onnx-runtime-missing': {
    message: 'ONNX Runtime does not start on this machine ({platform}): {detail}.',
    hint: 'Predict with `--engine python`.',
  },
  'tokenizer-not-supported': {
    message: 'The tokenizer in {folder} is of a kind that is not supported here: {detail}.',
    hint: 'Predict with `--engine python`.',
  },
  'inference-ended': {
    message: 'The inference process ended unexpectedly ({detail}).',
    hint: 'Try again: it is started anew. If it ends each time, predict with `--engine python`.',
  },
  cancelled: {
    message: 'This was no longer wanted.',
    hint: 'Ask again.',
  },
  'python-failed': {
    message: 'Prediction with Python failed: {detail}.',
    hint: 'Check the Python environment with `finetune doctor`.',
  },
  unexpected: {
    message: 'Inference failed: {detail}.',
    hint: 'Report this with the text and the model that it happened with.',
  },
} as const satisfies Record<string, { readonly message: string; readonly hint: string }>

export type InferenceFailureCode = keyof typeof texts

const ofTheFolder: ReadonlySet<InferenceFailureCode> = new Set([
  'folder-missing',
  'model-folder-missing',
  'model-folder-broken',
  'model-format-newer',
  'task-not-supported',
  'labels-missing',
  'labels-do-not-fit',
])

/** A model cannot be loaded or used. Text is rendered from the code, so that it can be translated. */
export class InferenceFailure extends Error {
  constructor(
    readonly code: InferenceFailureCode,
    readonly arguments_: Readonly<Record<string, string>> = {},
  ) {
    super(fill(texts[code].message, arguments_))
    this.name = 'InferenceFailure'
  }

  /** Whether what was given is at fault: another model folder may do. */
  get isInput(): boolean {
    return ofTheFolder.has(this.code)
  }

  /** What to do about it, a sentence. */
  get hint(): string {
    return fill(texts[this.code].hint, this.arguments_)
  }
}

/** The failure that a code from another process stands for. */
export function failureFromCode(code: string, arguments_: Readonly<Record<string, string>>): InferenceFailure {
  if (isCode(code)) return new InferenceFailure(code, arguments_)
  return new InferenceFailure('unexpected', { detail: code })
}

/** The failure that anything thrown stands for. */
export function failureFromError(error: unknown): InferenceFailure {
  return error instanceof InferenceFailure ? error : new InferenceFailure('unexpected', { detail: errorMessage(error) })
}

/** First line of what an error says. */
export function errorMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n', 1)[0] ?? '').replace(/\.$/, '')
}

function isCode(code: string): code is InferenceFailureCode {
  return Object.hasOwn(texts, code)
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder)
}
