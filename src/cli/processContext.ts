import { systemClock } from '../shared/clock'
import { readInterruptMessage } from '../shared/protocol/readCommandLine'
import type { CliContext, ExitCode } from './context'

/** The context of this process. */
export function processContext(): CliContext {
  // The reader of a pipe may have seen enough: `finetune list | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    environmentVariables: process.env,
    commandLine: process.argv.slice(2),
    clock: systemClock,
    onInterrupt: (listener) => {
      const receive = (message: unknown) => {
        if (readInterruptMessage(message) !== null) listener()
      }
      process.on('SIGINT', listener)
      // Node keeps messages until the first listener; while there is one, the channel keeps the process alive.
      process.on('message', receive)
      return () => {
        process.off('SIGINT', listener)
        process.off('message', receive)
      }
    },
    tellParent: (message) => {
      // A parent that has gone in the meantime is told nothing.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
    },
    setExitCode: (code: ExitCode) => {
      process.exitCode = code
    },
  }
}
