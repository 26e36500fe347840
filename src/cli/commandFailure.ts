import type { ExitCode } from './context'

/** A command cannot go on. `main` prints the message and the hint (or their JSON) and exits with the code. */
export class CommandFailure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    /** Stable, kebab-case. */
    readonly code: string,
    message: string,
    /** What to do about it, a sentence. */
    readonly hint: string,
  ) {
    super(message)
    this.name = 'CommandFailure'
  }
}
