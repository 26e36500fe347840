import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'

/**
 * Do what Ctrl-C or the parent process may cancel before anything comes of it. Work that is done in spite of that is done.
 *
 * @param work leaves nothing behind when it throws because its signal aborted
 * @param message said when it was cancelled
 * @throws CommandFailure `cancelled`, or what `work` throws
 */
export async function cancellable<Result>(
  context: Pick<CliContext, 'onInterrupt'>,
  work: (signal: AbortSignal) => Promise<Result>,
  message = 'Cancelled before training began.',
): Promise<Result> {
  const abort = new AbortController()
  const stopListening = context.onInterrupt(() => abort.abort())
  try {
    return await work(abort.signal)
  } catch (error) {
    if (!abort.signal.aborted) throw error
    throw new CommandFailure(exitCodes.stopped, 'cancelled', message, 'Nothing was left behind.')
  } finally {
    stopListening()
  }
}
