import type { Clock } from '../shared/clock'
import type { ReadingMessage } from '../shared/protocol/commandLine'

/** A stream to write text to; `process.stdout` and `process.stderr` fit, and so does an array in a test. */
export interface Output {
  write(text: string): unknown
  /** Whether a person reads it at a terminal: lines may be redrawn and coloured. */
  readonly isTTY?: boolean
  /** Width in characters. */
  readonly columns?: number
}

/** What the commands need of the process they run in. */
export interface CliContext {
  /** Results only: with `--json`, one JSON document. */
  readonly stdout: Output
  /** Everything else: progress, problems, hints. */
  readonly stderr: Output
  /** Relative paths on the command line resolve against it. */
  readonly cwd: string
  readonly environmentVariables: Readonly<NodeJS.ProcessEnv>
  /** Arguments after `finetune`, for a run's record. */
  readonly commandLine: readonly string[]
  readonly clock: Clock
  /**
   * Calls back at each Ctrl-C, and when the parent process asks to end, until the returned function is called; without a
   * listener Ctrl-C ends the process.
   */
  onInterrupt(listener: () => void): () => void
  /** Reaches the parent process, if it opened an IPC channel. */
  tellParent(message: ReadingMessage): void
  /** The process ends with this code once the command is done. */
  setExitCode(code: ExitCode): void
}

/** What a command's exit code says. */
export const exitCodes = { ok: 0, failed: 1, badInput: 2, stopped: 130 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
