import type { ProblemArguments } from '../shared/problem'

interface Sentences {
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

type Renderer = (values: ProblemArguments) => Sentences

/** Every way in which an operation on a run can be refused or fail, with its sentences. */
const renderers = {
  'run-not-found': ({ run, place }) => ({
    message: `There is no run ${run} (looked at ${place}).`,
    hint: 'Give the path of a run directory, or an id that `finetune list` shows; --runs names the folder that holds it.',
  }),
  'run-ambiguous': ({ run, matches }) => ({
    message: `Several runs are called ${run}: ${list(matches)}.`,
    hint: 'Give the path of the one that you mean.',
  }),
  'run-unreadable': ({ file, reason }) => ({
    message: `${file} cannot be read: ${reason}.`,
    hint: 'The run directory is damaged; its model/ and checkpoints may still be whole.',
  }),
  'run-newer-format': ({ run, format, known }) => ({
    message: `${run} was made by a newer version (format ${format}, this one writes ${known}): it is open for reading only.`,
    hint: 'Update Fine-Tuning Lab to change this run.',
  }),
  'run-live': ({ run, state }) => ({
    message: `${run} is ${state}.`,
    hint: 'Stop it first: `finetune stop <run>`.',
  }),
  'run-silent': ({ run, host }) => ({
    message: `${run} has been silent for a while, but its trainer on ${host} may still be there.`,
    hint: `Look on ${host} whether it still runs; if it does not, resume or delete the run from there.`,
  }),
  'run-not-live': ({ run, state }) => ({
    message: `${run} is not running: it is ${state}.`,
    hint: 'There is nothing to stop.',
  }),
  'run-complete': ({ run, state }) => ({
    message: `${run} has nothing left to train: it is ${state}.`,
    hint: 'Start a new run; to train for longer, raise num_train_epochs in the config.',
  }),
  'output-unwritable': ({ folder, reason }) => ({
    message: `No run can be made in ${folder}: ${reason}.`,
    hint: 'Choose another output_dir, or mend its rights.',
  }),
  'data-unusable': ({ count }) => ({
    message: `The data cannot be trained on: ${count} ${count === 1 ? 'problem' : 'problems'}.`,
    hint: 'Each is named above with its file and line.',
  }),
  'trainer-not-started': ({ program, reason }) => ({
    message: `The trainer could not be started with ${program}: ${reason}.`,
    hint: '`finetune doctor` checks the Python environment and says how to mend it.',
  }),
  'trainer-died-early': ({ ending, log, lastLine }) => ({
    message: `The trainer ended before it began (${ending})${lastLine === '' ? '' : `: ${lastLine}`}.`,
    hint: `The whole of its output is in ${log}; \`finetune doctor\` checks the Python environment.`,
  }),
  'trainer-silent': ({ seconds, log }) => ({
    message: `The trainer has said nothing for ${seconds} seconds after its start.`,
    hint: `Its output goes to ${log}.`,
  }),
} as const satisfies Record<string, Renderer>

export type RunErrorCode = keyof typeof renderers

/** An operation on a run was refused or failed; the sentences come from one table. */
export class RunError extends Error {
  readonly hint: string

  constructor(
    readonly code: RunErrorCode,
    readonly values: ProblemArguments,
    cause?: unknown,
  ) {
    const { message, hint } = (renderers[code] as Renderer)(values)
    super(message, { cause })
    this.name = 'RunError'
    this.hint = hint
  }
}

/** A system error's sentence without its code and system call: `no such file or directory`. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /^[A-Z0-9]+: (.*?)(?:, [a-z]+(?: '.*)?)?$/s.exec(message)?.[1] ?? message
}

/** A system error's code (`ENOENT`), or undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function list(value: ProblemArguments[string] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}
