import type { RunState } from '../shared/protocol/runState'
import { reasonOf } from '../shared/systemError'

interface Sentences {
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/** Every way in which an operation on a run can be refused or fail, with its sentences. */
const renderers = {
  'run-not-found': (a: { run: string; place: string }) => ({
    message: `There is no run ${a.run} (looked at ${a.place}).`,
    hint: 'Give the path of a run directory, or an id that `finetune list` shows; --runs names the folder that holds it.',
  }),
  'run-ambiguous': (a: { run: string; matches: readonly string[] }) => ({
    message: `Several runs are called ${a.run}: ${a.matches.join(', ')}.`,
    hint: 'Give the path of the one that you mean.',
  }),
  'run-unreadable': (a: { file: string; reason: string }) => ({
    message: `${a.file} cannot be read: ${a.reason}.`,
    hint: 'The run directory is damaged; its model/ and checkpoints may still be whole.',
  }),
  'run-out-of-reach': (a: { directory: string; reason: string }) => ({
    message: `${a.directory} cannot be read: ${a.reason}.`,
    hint: 'Look after its rights and its drive: it is looked at again as long as it is shown.',
  }),
  'folder-unreadable': (a: { folder: string; reason: string }) => ({
    message: `${a.folder} cannot be looked into for runs: ${a.reason}.`,
    hint: 'Mend its rights, or name another folder.',
  }),
  'foreign-unreadable': (a: { file: string; reason: string }) => ({
    message: `${a.file} cannot be read as the log of a run: ${a.reason}.`,
    hint: 'Look whether the tool that writes it has finished; it is looked at again as long as it is shown.',
  }),
  'foreign-unknown': (a: { place: string }) => ({
    message: `No run is recognised in ${a.place}.`,
    hint:
      'What is: folders of Fine-Tuning Lab and of Hugging Face’s Trainer (trainer_state.json), TensorBoard event files, ' +
      'trainer_log.jsonl of LLaMA-Factory, logs of spacy train, metrics.csv of Lightning, and lines of JSON or CSV with a step.',
  }),
  'run-newer-format': (a: { run: string; format: number }) => ({
    message: `${a.run} was made by a newer version (format ${a.format}): it is open for reading only.`,
    hint: 'Update Fine-Tuning Lab to change this run.',
  }),
  'run-live': (a: { run: string; state: RunState }) => ({
    message: `${a.run} is ${a.state}.`,
    hint: 'Stop it first: `finetune stop <run>`.',
  }),
  'run-silent': (a: { run: string; host: string; lock: string }) => ({
    message: `${a.run} has been silent for a while, but its trainer on ${a.host} may still be there.`,
    hint: `Look on ${a.host} whether it still runs. If it does not, or if that machine is gone, delete the file ${a.lock}.`,
  }),
  'run-not-live': (a: { run: string; state: RunState }) => ({
    message: `${a.run} is not running: it is ${a.state}.`,
    hint: 'There is nothing to stop.',
  }),
  'run-complete': (a: { run: string; state: RunState }) => ({
    message: `${a.run} has nothing left to train: it is ${a.state}.`,
    hint: 'Start a new run; to train for longer, raise num_train_epochs in the config.',
  }),
  'output-unwritable': (a: { folder: string; reason: string }) => ({
    message: `No run can be made in ${a.folder}: ${a.reason}.`,
    hint: 'Choose another output_dir, or mend its rights.',
  }),
  'data-unusable': (a: { count: number }) => ({
    message: `The data cannot be trained on: ${a.count} ${a.count === 1 ? 'problem' : 'problems'}.`,
    hint: 'Each is named above with its file and line.',
  }),
  'trainer-not-started': (a: { program: string; reason: string }) => ({
    message: `The trainer could not be started with ${a.program}: ${a.reason}.`,
    hint: '`finetune doctor` checks the Python environment and says how to mend it.',
  }),
  'trainer-died-early': (a: { ending: string; log: string; lastLine: string }) => ({
    message: `The trainer ended before it began (${a.ending})${a.lastLine === '' ? '' : `: ${a.lastLine}`}.`,
    hint: `The whole of its output is in ${a.log}; \`finetune doctor\` checks the Python environment.`,
  }),
  'trainer-silent': (a: { seconds: number; log: string }) => ({
    message: `The trainer has said nothing for ${a.seconds} seconds after its start.`,
    hint: `It may still come round: \`finetune list\` tells. Its output is in ${a.log}.`,
  }),
} satisfies Record<string, (values: never) => Sentences>

export type RunErrorCode = keyof typeof renderers
type Values<Code extends RunErrorCode> = Parameters<(typeof renderers)[Code]>[0]

/** An operation on a run was refused or failed. Made by `runError`, or by a subclass that carries more. */
export class RunError extends Error {
  readonly hint: string

  constructor(
    readonly code: RunErrorCode,
    { message, hint }: Sentences,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'RunError'
    this.hint = hint
  }
}

/** An error with its sentences from the table. */
export function runError<Code extends RunErrorCode>(code: Code, values: Values<Code>, cause?: unknown): RunError {
  return new RunError(code, sentencesOf(code, values), cause)
}

/** Why a run could not be read: where the file system alone said so, as an error of the run. */
export function asRunError(error: unknown, directory: string): RunError {
  if (error instanceof RunError) return error
  return runError('run-out-of-reach', { directory, reason: reasonOf(error) }, error)
}

/** What the table says for a code. */
export function sentencesOf<Code extends RunErrorCode>(code: Code, values: Values<Code>): Sentences {
  const render = renderers[code] as (values: Values<Code>) => Sentences
  return render(values)
}
